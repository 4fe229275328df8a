import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Import, Statement } from '../../program';

/** `node:fs/promises` is `fs.promises`; a path of the project stays as written. */
export function moduleName(written: string): string {
  if (written.startsWith('.')) return written;
  return written.replace(/^node:/, '').replaceAll('/', '.');
}

export function importsOf(statement: SyntaxNode): readonly Statement[] {
  const source = child(statement, 'source');
  if (!source) return [];
  const module = textOf(source).slice(1, -1);
  const clause = statement.children.find(({ kind }) => kind === 'import_clause');
  return (clause ? named(clause) : []).flatMap((part) => {
    if (part.kind === 'identifier') return [imported(part, textOf(part), moduleName(module), module)];
    if (part.kind === 'namespace_import')
      return named(part).map((name) => imported(name, textOf(name), moduleName(module), module));
    return named(part).map((one) => {
      const name = textOf(child(one, 'name') ?? one);
      return imported(
        one,
        textOf(child(one, 'alias') ?? child(one, 'name') ?? one),
        `${moduleName(module)}.${name}`,
        module,
      );
    });
  });
}

/** What `const target = require('m').a` brings in; null when the value is nothing of the kind. */
export function requiredBy(target: SyntaxNode, value: SyntaxNode): readonly Import[] | null {
  const module = requireChain(value);
  if (!module) return null;
  if (target.kind === 'identifier') return [imported(target, textOf(target), module.qualified, module.written)];
  if (target.kind !== 'object_pattern') return null;
  return named(target).flatMap((part) => {
    const name = part.kind === 'pair_pattern' ? child(part, 'value') : part;
    if (!name?.kind.includes('identifier')) return [];
    const key = textOf(part.kind === 'pair_pattern' ? (child(part, 'key') ?? part) : part);
    return [imported(part, textOf(name), `${module.qualified}.${key}`, module.written)];
  });
}

/** The module of `require('m')`, as written; null for any other call. */
export function requiredModule(node: SyntaxNode): string | null {
  if (node.kind !== 'call_expression') return null;
  const callee = child(node, 'function');
  const [argument] = named(child(node, 'arguments') ?? node);
  if (!callee || argument?.kind !== 'string') return null;
  return textOf(callee) === 'require' || callee.kind === 'import' ? textOf(argument).slice(1, -1) : null;
}

function requireChain(node: SyntaxNode): { readonly qualified: string; readonly written: string } | null {
  const bare = node.kind === 'await_expression' ? (named(node)[0] ?? node) : node;
  const written = requiredModule(bare);
  if (written !== null) return { qualified: moduleName(written), written };
  if (bare.kind !== 'member_expression') return null;
  const object = child(bare, 'object');
  const inner = object && requireChain(object);
  const property = child(bare, 'property');
  return inner && property ? { ...inner, qualified: `${inner.qualified}.${textOf(property)}` } : null;
}

function imported(node: SyntaxNode, name: string, qualified: string, module: string): Import {
  return { kind: 'import', node, name, qualified, module };
}

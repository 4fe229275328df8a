import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import { placeInSources } from '../../module-paths';
import type { Expression, Import, Statement } from '../../program';
import type { Lowering } from '../lowering';

/** `node:fs/promises` is `fs.promises`; a path of the project stays as written. */
export function moduleName(written: string): string {
  if (written.startsWith('.') || placeInSources(written) !== null) return written;
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

/**
 * What `export` hands out under another name than its own, in the older form that says so by an assignment: `module.exports = a` of
 * `export default a`, `exports.b = a` of `export { a as b }`.
 */
export function handedOut(statement: SyntaxNode, lowering: Lowering): readonly Statement[] {
  const nameAt = (node: SyntaxNode): Expression => ({ kind: 'name', node, name: textOf(node) });
  const as = (name: string, value: Expression): Statement => ({
    kind: 'expression',
    node: statement,
    value: { kind: 'assign', node: statement, target: exported(name, statement), operator: '=', value },
  });
  if (statement.children.some(({ kind }) => kind === 'default')) {
    const declared = child(child(statement, 'declaration') ?? statement, 'name');
    const value = child(statement, 'value');
    if (declared) return [as('default', nameAt(declared))];
    return value ? [as('default', lowering.expression(value))] : [];
  }
  if (child(statement, 'source')) return [];
  const clause = statement.children.find(({ kind }) => kind === 'export_clause');
  return (clause ? named(clause) : []).flatMap((one) => {
    const name = child(one, 'name');
    const alias = child(one, 'alias');
    return name && alias ? [as(textOf(alias), nameAt(name))] : [];
  });
}

function exported(name: string, node: SyntaxNode): Expression {
  const [object, member] = name === 'default' ? (['module', 'exports'] as const) : (['exports', name] as const);
  return { kind: 'member', node, object: { kind: 'name', node, name: object }, name: member };
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

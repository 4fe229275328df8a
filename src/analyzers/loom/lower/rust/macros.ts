import { child, isComment, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Expression } from '../../program';
import { call, literal, nameOf, positional } from '../build';
import { type Lowering, unknown } from '../by-kind';

/** Macros that put values into a text, with the position of that text. */
const FORMATS: Readonly<Record<string, number>> = {
  format: 0,
  print: 0,
  println: 0,
  eprint: 0,
  eprintln: 0,
  panic: 0,
  todo: 0,
  unreachable: 0,
  write: 1,
  writeln: 1,
  format_args: 0,
  trace: 0,
  debug: 0,
  info: 0,
  warn: 0,
  error: 0,
  bail: 0,
  anyhow: 0,
};

/** The grammar gives what stands in a macro as bare words: calls, members and texts are put together again. */
export function macro(node: SyntaxNode, lower: Lowering): Expression {
  const name = child(node, 'macro');
  const tree = node.children.find(({ kind }) => kind === 'token_tree');
  if (!name || !tree) return unknown(node, []);
  const callee = lower.expression(name);
  const last = textOf(name).replace(/^.*::/s, '');
  const args = argumentsIn(tree, lower);
  // `vec![a; n]` is so many of one.
  if (last === 'vec' && tree.children.some(({ kind }) => kind === ';'))
    return call(node, nameOf(name, 'from_elem'), args);
  if (last === 'vec')
    return {
      kind: 'entries',
      node,
      form: 'list',
      entries: args.map(({ value }) => ({ node: value.node, key: null, value, spread: false })),
    };
  const at = FORMATS[last];
  if (at === undefined || args.length <= at) return call(node, callee, args);
  const text = formatted(node, args.slice(at));
  return last === 'format' ? text : call(node, callee, [...args.slice(0, at), positional(text)]);
}

/** `"{} and {name:?}", a` as the text that it makes. */
function formatted(node: SyntaxNode, [format, ...values]: readonly Argument[]): Expression {
  if (format?.value.kind !== 'literal') return format?.value ?? unknown(node, []);
  const waiting = values.filter(({ name }) => name === null);
  let next = 0;
  const parts = format.value.value
    .replaceAll('{{', '')
    .split(/\{([^{}]*)\}/)
    .flatMap((piece, index): readonly Expression[] => {
      if (index % 2 === 0) return piece === '' ? [] : [literal(node, 'string', piece)];
      const key = piece.replace(/:.*$/s, '').trim();
      if (key === '') return waiting[next++] ? [waiting[next - 1]!.value] : [];
      if (/^\d+$/.test(key)) return waiting[Number(key)] ? [waiting[Number(key)]!.value] : [];
      return [values.find(({ name }) => name === key)?.value ?? nameOf(node, key)];
    });
  if (parts.every((part) => part.kind === 'literal')) return format.value;
  return { kind: 'template', node, parts, tag: null };
}

export function argumentsIn(tree: SyntaxNode, lower: Lowering): readonly Argument[] {
  const groups: SyntaxNode[][] = [[]];
  for (const token of tree.children.slice(1, -1)) {
    if (isComment(token)) continue;
    if (token.kind === ',' || token.kind === ';') groups.push([]);
    else groups.at(-1)!.push(token);
  }
  return groups.flatMap((tokens) => {
    const [first, second, ...rest] = tokens;
    if (!first) return [];
    const isNamed = first.kind === 'identifier' && second?.kind === '=' && rest.length > 0;
    return [
      { name: isNamed ? textOf(first) : null, spread: false, value: chain(isNamed ? rest : tokens, tree, lower) },
    ];
  });
}

function chain(tokens: readonly SyntaxNode[], tree: SyntaxNode, lower: Lowering): Expression {
  let found: Expression | null = null;
  let joins = false;
  for (const token of tokens) {
    if (token.kind === '.' || token.kind === '::') {
      joins = true;
      continue;
    }
    if (token.kind === '&' || token.kind === '?' || token.kind === 'mutable_specifier' || token.kind === '!') continue;
    if (token.kind === 'token_tree') {
      const inside = argumentsIn(token, lower);
      if (!found)
        found = unknown(
          token,
          inside.map(({ value }) => value),
        );
      else found = textOf(token).startsWith('(') ? call(tree, found, inside) : found;
      continue;
    }
    if (found && joins && token.named)
      found = { kind: 'member', node: spanning(found.node, token), object: found, name: textOf(token) };
    else if (!found) found = lower.expression(token);
    else
      return unknown(
        tree,
        tokens.filter((one) => one.named).map((one) => lower.expression(one)),
      );
    joins = false;
  }
  return found ?? unknown(tree, []);
}

/** A node over both, which the grammar has none of in macros: what a condition clears is known by its text. */
function spanning(first: SyntaxNode, last: SyntaxNode): SyntaxNode {
  const { source, line, start, parent } = first;
  const { end, endLine } = last;
  return {
    kind: 'field_expression',
    named: true,
    field: null,
    source,
    start,
    line,
    end,
    endLine,
    parent,
    children: [],
  };
}

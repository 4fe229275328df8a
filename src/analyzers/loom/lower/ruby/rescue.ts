import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Catch, Statement } from '../../program';
import { parts, type RubyLowering } from './lowering';

const CLAUSES = new Set(['rescue', 'else', 'ensure']);

/** The statements of a body, as one that catches where it has `rescue` or `ensure`. */
export function bodyOf(node: SyntaxNode, lower: RubyLowering): readonly Statement[] {
  const run = (kinds: (kind: string) => boolean): readonly Statement[] =>
    parts(node)
      .filter(({ kind }) => kinds(kind))
      .flatMap((part) => lower.statements(part));
  const rescues = parts(node).filter(({ kind }) => kind === 'rescue');
  const ensures = parts(node).filter(({ kind }) => kind === 'ensure');
  const body = run((kind) => !CLAUSES.has(kind));
  if (rescues.length === 0 && ensures.length === 0) return body;
  return [
    {
      kind: 'try',
      body: [...body, ...run((kind) => kind === 'else')],
      catches: rescues.map((one) => catchOf(one, lower)),
      last: run((kind) => kind === 'ensure'),
      node,
    },
  ];
}

function catchOf(node: SyntaxNode, lower: RubyLowering): Catch {
  const [exceptions, variable] = [child(node, 'exceptions'), child(node, 'variable')];
  const name = variable ? parts(variable)[0] : null;
  return {
    name: name ? textOf(name) : null,
    types: exceptions ? parts(exceptions).map((one) => textOf(one).replace(/::/g, '.')) : [],
    body: lower.statements(child(node, 'body')),
    node,
  };
}

/** `a rescue b` */
export function rescueModifier(node: SyntaxNode, lower: RubyLowering): Statement {
  return {
    kind: 'try',
    body: lower.statements(child(node, 'body')),
    catches: [{ name: null, types: [], body: lower.statements(child(node, 'handler')), node }],
    last: [],
    node,
  };
}

import { child, childrenOfKind, named, type SyntaxNode } from '../../../syntax';
import type { Expression, FunctionValue, Statement } from '../../program';
import { callAt, entriesAt, item, type LowerExpression, positional } from '../forms';

/**
 * `[a for b in c if d]` as a function of `b` that is called with what `c` holds: its names are its own, and what it gives is `a` alone.
 */
export function comprehension(node: SyntaxNode, lower: LowerExpression): Expression {
  const body = child(node, 'body');
  const clauses = named(node).filter(({ kind }) => kind === 'for_in_clause' || kind === 'if_clause');
  if (!body) return entriesAt(node, 'list', []);
  return from(clauses, body);

  function from(left: readonly SyntaxNode[], result: SyntaxNode): Expression {
    const [clause, ...rest] = left;
    const target = clause && child(clause, 'left');
    const source = clause && child(clause, 'right');
    if (!target || !source) return valueOf(result, lower);
    const next = rest.findIndex(({ kind }) => kind === 'for_in_clause');
    const tests = next < 0 ? rest : rest.slice(0, next);
    const value = from(next < 0 ? [] : rest.slice(next), result);
    const inner: FunctionValue = {
      kind: 'function',
      name: null,
      params: [{ target: lower(target), type: null, annotations: [], fallback: null, rest: false, node: target }],
      body: tests.reduceRight<readonly Statement[]>(
        (then, test) => [{ kind: 'if', test: lower(named(test)[0] ?? test), then, otherwise: [], node: test }],
        [{ kind: 'return', value, node: result }],
      ),
      annotations: [],
      async: childrenOfKind(clause, 'async').length > 0,
      returns: null,
      modifiers: [],
      node: clause,
    };
    return callAt(node, inner, [positional(lower(source))]);
  }
}

function valueOf(node: SyntaxNode, lower: LowerExpression): Expression {
  const key = child(node, 'key');
  const value = child(node, 'value');
  if (node.kind !== 'pair' || !key || !value) return entriesAt(node, 'list', [item(lower(node))]);
  return entriesAt(node, 'map', [{ key: lower(key), value: lower(value), spread: false, node }]);
}

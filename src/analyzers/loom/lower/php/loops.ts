import { child, named, type SyntaxNode } from '../../../syntax';
import type { Expression, Loop, Statement } from '../../program';
import { statementOf } from '../build';
import { block, type Lowering } from '../lowering';

/** `for (a; b; c)`: several expressions in one place are several statements; of several tests the last one decides. */
export function forLoop(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  const tests = sequence(child(node, 'condition')).map(lowering.expression);
  const update = sequence(child(node, 'update')).map((one) => statementOf(lowering.expression(one)));
  const body = [...bodyOf(node, lowering), ...update];
  return [
    ...sequence(child(node, 'initialize')).map((one) => statementOf(lowering.expression(one))),
    ...tests.slice(0, -1).map((one) => statementOf(one)),
    { kind: 'loop', node, each: null, test: tests.at(-1) ?? null, body },
  ];
}

export function foreachLoop(node: SyntaxNode, lowering: Lowering): Loop {
  const [of, taken] = named(node).filter(({ field }) => field !== 'body');
  const target = taken ? targetOf(taken, lowering) : lowering.expression(of!);
  return {
    kind: 'loop',
    node,
    each: { target, of: lowering.expression(of!) },
    test: null,
    body: bodyOf(node, lowering),
  };
}

export function whileLoop(node: SyntaxNode, lowering: Lowering): Loop {
  return {
    kind: 'loop',
    node,
    each: null,
    test: lowering.expression(child(node, 'condition')!),
    body: bodyOf(node, lowering),
  };
}

/** The comma-separated expressions of an `echo` or of a part of a `for`. */
export function sequence(node: SyntaxNode | null): readonly SyntaxNode[] {
  if (!node) return [];
  return node.kind === 'sequence_expression' ? named(node).flatMap(sequence) : [node];
}

function targetOf(node: SyntaxNode, { expression }: Lowering): Expression {
  if (node.kind !== 'pair') return expression(node);
  const entries = named(node).map((one) => ({ node: one, key: null, value: expression(one), spread: false }));
  return { kind: 'entries', node, form: 'list', entries };
}

function bodyOf(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  const body = child(node, 'body');
  if (!body) return [];
  return body.kind === 'compound_statement' || body.kind === 'colon_block'
    ? block(body, lowering)
    : lowering.statements(body);
}

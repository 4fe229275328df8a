import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Statement } from '../../program';
import { expressionAt, type Lowering, optionalAt, statementsAt, statementsIn, type StatementTable } from '../by-kind';
import { given } from './functions';
import { bound, targetOf, testsOf } from './patterns';
import { typeAt } from './types';

const BLOCKS = new Set(['if_expression', 'match_expression', 'block', 'unsafe_block', 'async_block']);

export const statements: StatementTable = {
  block: statementsIn,
  unsafe_block: statementsIn,
  async_block: statementsIn,
  empty_statement: () => [],
  let_declaration: (node, lower) => {
    const pattern = child(node, 'pattern');
    const value = child(node, 'value');
    const otherwise = statementsAt(node, 'alternative', lower);
    const test = optionalAt(node, 'value', lower);
    return [
      // What a block does before it gives its value.
      ...(value && BLOCKS.has(value.kind) ? given(lower.statement(value), () => null) : []),
      {
        kind: 'variable',
        node,
        target: pattern ? targetOf(pattern) : expressionAt(node, 'pattern', lower),
        type: typeAt(node),
        value: optionalAt(node, 'value', lower),
        annotations: [],
        modifiers: node.children.some(({ kind }) => kind === 'mutable_specifier') ? ['mut'] : [],
      },
      ...(test && otherwise.length > 0 ? [{ kind: 'if', node, test, then: [], otherwise } as const] : []),
    ];
  },
  expression_statement: (node, lower) => {
    const [value] = named(node);
    if (!value) return [];
    return lower
      .statement(value)
      .map((one, at, all) => (at === all.length - 1 && one.kind === 'expression' ? { ...one, node } : one));
  },
  if_expression: (node, lower) => {
    const condition = child(node, 'condition');
    return [
      {
        kind: 'if',
        node,
        test: expressionAt(node, 'condition', lower),
        then: [...taken(condition, lower), ...statementsAt(node, 'consequence', lower)],
        otherwise: statementsAt(node, 'alternative', lower),
      },
    ];
  },
  else_clause: statementsIn,
  while_expression: (node, lower) => [
    {
      kind: 'loop',
      node,
      each: null,
      test: optionalAt(node, 'condition', lower),
      body: [...taken(child(node, 'condition'), lower), ...statementsAt(node, 'body', lower)],
    },
  ],
  loop_expression: (node, lower) => [
    { kind: 'loop', node, each: null, test: null, body: statementsAt(node, 'body', lower) },
  ],
  for_expression: (node, lower) => {
    const pattern = child(node, 'pattern');
    return [
      {
        kind: 'loop',
        node,
        each: {
          target: pattern ? targetOf(pattern) : expressionAt(node, 'pattern', lower),
          of: expressionAt(node, 'value', lower),
        },
        test: null,
        body: statementsAt(node, 'body', lower),
      },
    ];
  },
  match_expression: (node, lower) => {
    const subject = optionalAt(node, 'value', lower);
    const body = child(node, 'body');
    return [
      {
        kind: 'switch',
        node,
        subject,
        cases: (body ? childrenOfKind(body, 'match_arm') : []).map((arm) => {
          const pattern = child(arm, 'pattern');
          return {
            tests: pattern ? testsOf(pattern, lower) : [],
            body: [...(pattern ? bound(pattern, subject) : []), ...statementsAt(arm, 'value', lower)],
          };
        }),
      },
    ];
  },
  return_expression: (node, lower) => [{ kind: 'return', node, value: only(node, lower) }],
  break_expression: (node) => [{ kind: 'jump', node }],
  continue_expression: (node) => [{ kind: 'jump', node }],
  macro_invocation: (node, lower) => {
    const name = child(node, 'macro');
    const value = lower.expression(node);
    const ends = name !== null && /^(?:panic|unreachable|todo|unimplemented|bail)$/.test(textOf(name));
    return [ends ? { kind: 'throw', node, value } : { kind: 'expression', node, value }];
  },
};

/** `if let Some(a) = b` names a for what follows. */
function taken(condition: SyntaxNode | null, lower: Lowering): readonly Statement[] {
  const tests = condition?.kind === 'let_chain' ? named(condition) : condition ? [condition] : [];
  return tests
    .filter(({ kind }) => kind === 'let_condition')
    .flatMap((one) => bound(child(one, 'pattern'), optionalAt(one, 'value', lower)));
}

function only(node: SyntaxNode, lower: Lowering): Expression | null {
  const [value] = named(node);
  return value ? lower.expression(value) : null;
}

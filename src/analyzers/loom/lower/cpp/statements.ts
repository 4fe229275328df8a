import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Catch, Statement } from '../../program';
import { expressionAt, type Lowering, optionalAt, statementsAt, statementsIn, type StatementTable } from '../by-kind';
import { declaredName, typeName } from './types';

export const statements: StatementTable = {
  compound_statement: statementsIn,
  if_statement: (node, lower) => [
    ...initializer(child(node, 'condition'), lower),
    {
      kind: 'if',
      node,
      test: expressionAt(node, 'condition', lower),
      then: statementsAt(node, 'consequence', lower),
      otherwise: statementsAt(node, 'alternative', lower),
    },
  ],
  else_clause: statementsIn,
  while_statement: loop,
  do_statement: loop,
  for_statement: (node, lower) => [
    ...statementsAt(node, 'initializer', lower),
    {
      kind: 'loop',
      node,
      each: null,
      test: optionalAt(node, 'condition', lower),
      body: [...statementsAt(node, 'body', lower), ...statementsAt(node, 'update', lower)],
    },
  ],
  for_range_loop: (node, lower) => {
    const declarator = child(node, 'declarator');
    const name = declarator && declaredName(declarator);
    return [
      {
        kind: 'loop',
        node,
        each: {
          target: name ? lower.expression(name) : expressionAt(node, 'declarator', lower),
          of: expressionAt(node, 'right', lower),
        },
        test: null,
        body: statementsAt(node, 'body', lower),
      },
    ];
  },
  switch_statement: (node, lower) => {
    const body = child(node, 'body');
    const cases = body ? childrenOfKind(body, 'case_statement') : [];
    return [
      {
        kind: 'switch',
        node,
        subject: optionalAt(node, 'condition', lower),
        cases: cases.map((one) => ({
          tests: one.children.filter(({ field }) => field === 'value').map((test) => lower.expression(test)),
          body: named(one)
            .filter(({ field }) => field !== 'value')
            .flatMap((each) => lower.statement(each)),
        })),
      },
    ];
  },
  return_statement: (node, lower) => [{ kind: 'return', node, value: only(node, lower) }],
  co_return_statement: (node, lower) => [{ kind: 'return', node, value: only(node, lower) }],
  throw_statement: (node, lower) => [{ kind: 'throw', node, value: only(node, lower) }],
  break_statement: (node) => [{ kind: 'jump', node }],
  continue_statement: (node) => [{ kind: 'jump', node }],
  goto_statement: (node) => [{ kind: 'jump', node }],
  labeled_statement: (node, lower) =>
    named(node)
      .filter(({ field }) => field !== 'label')
      .flatMap((one) => lower.statement(one)),
  expression_statement: (node, lower) => {
    const value = only(node, lower);
    return value ? [{ kind: 'expression', node, value }] : [];
  },
  try_statement: (node, lower) => [
    {
      kind: 'try',
      node,
      body: statementsAt(node, 'body', lower),
      catches: childrenOfKind(node, 'catch_clause').map((one) => caught(one, lower)),
      last: [],
    },
  ],
};

function initializer(condition: SyntaxNode | null, lower: Lowering): readonly Statement[] {
  return condition ? statementsAt(condition, 'initializer', lower) : [];
}

function loop(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  return [
    {
      kind: 'loop',
      node,
      each: null,
      test: optionalAt(node, 'condition', lower),
      body: statementsAt(node, 'body', lower),
    },
  ];
}

function only(node: SyntaxNode, lower: Lowering): ReturnType<Lowering['expression']> | null {
  const [value] = named(node);
  return value ? lower.expression(value) : null;
}

function caught(node: SyntaxNode, lower: Lowering): Catch {
  const list = child(node, 'parameters');
  const parameter = list && named(list)[0];
  const type = parameter && child(parameter, 'type');
  const declarator = parameter && child(parameter, 'declarator');
  const name = declarator && declaredName(declarator);
  return {
    node,
    name: name ? textOf(name) : null,
    types: type ? [typeName(type)] : [],
    body: statementsAt(node, 'body', lower),
  };
}

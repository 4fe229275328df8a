import { childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Catch, Expression, Statement } from '../../program';
import { expressionAt, type Lowering, statementsIn, type StatementTable } from '../by-kind';
import { targetOf } from './declarations';
import { isType, typeName } from './types';

export const statements: StatementTable = {
  block: statementsIn,
  statements: statementsIn,
  if_expression: (node, lower) => {
    const [then, otherwise] = branches(node);
    return [
      {
        kind: 'if',
        node,
        test: expressionAt(node, 'condition', lower),
        then: then ? lower.statement(then) : [],
        otherwise: otherwise ? lower.statement(otherwise) : [],
      },
    ];
  },
  while_statement: loop,
  do_while_statement: loop,
  for_statement: (node, lower) => {
    const [declared, of, body] = named(node);
    return [
      {
        kind: 'loop',
        node,
        each: declared && of ? { target: targetOf(declared), of: lower.expression(of) } : null,
        test: null,
        body: body ? lower.statement(body) : [],
      },
    ];
  },
  when_expression: (node, lower) => {
    const [subject] = childrenOfKind(node, 'when_subject').flatMap(named);
    return [
      {
        kind: 'switch',
        node,
        subject: subject ? lower.expression(subject) : null,
        cases: childrenOfKind(node, 'when_entry').map((entry) => ({
          tests: entry.children.filter(({ field }) => field === 'condition').map((test) => lower.expression(test)),
          body: named(entry)
            .filter(({ field }) => field !== 'condition')
            .flatMap((one) => lower.statement(one)),
        })),
      },
    ];
  },
  return_expression: (node, lower) => [{ kind: 'return', node, value: given(node, lower) }],
  throw_expression: (node, lower) => [{ kind: 'throw', node, value: given(node, lower) }],
  try_expression: (node, lower) => [
    {
      kind: 'try',
      node,
      body: childrenOfKind(node, 'block').flatMap((one) => lower.statement(one)),
      catches: childrenOfKind(node, 'catch_block').map((one) => caught(one, lower)),
      last: childrenOfKind(node, 'finally_block').flatMap((one) => statementsIn(one, lower)),
    },
  ],
  // The grammar reads these words as names.
  identifier: (node, lower) =>
    /^(?:break|continue)$/.test(textOf(node))
      ? [{ kind: 'jump', node }]
      : [{ kind: 'expression', node, value: lower.expression(node) }],
  break_expression: (node) => [{ kind: 'jump', node }],
  continue_expression: (node) => [{ kind: 'jump', node }],
};

function branches(node: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  const parts = named(node).filter(({ field }) => field !== 'condition');
  // `if (a) else b`: what comes first stands after the word.
  const otherwise = node.children.find(({ kind }) => kind === 'else');
  const [first] = parts;
  return first && otherwise && first.start > otherwise.start ? [undefined, first] : parts;
}

function loop(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  return [
    {
      kind: 'loop',
      node,
      each: null,
      test: expressionAt(node, 'condition', lower),
      body: named(node)
        .filter(({ field }) => field !== 'condition')
        .flatMap((one) => lower.statement(one)),
    },
  ];
}

function given(node: SyntaxNode, lower: Lowering): Expression | null {
  const value = named(node).find(({ field }) => field !== 'label');
  return value ? lower.expression(value) : null;
}

function caught(node: SyntaxNode, lower: Lowering): Catch {
  const name = named(node).find(({ kind }) => kind === 'identifier');
  const type = node.children.find(isType);
  return {
    node,
    name: name ? textOf(name) : null,
    types: type ? [typeName(type)] : [],
    body: childrenOfKind(node, 'block').flatMap((one) => lower.statement(one)),
  };
}

import { child, childrenOfKind, type SyntaxNode, textOf } from '../../../syntax';
import type { Catch, Expression, Statement } from '../../program';
import { expressionAt, type Lowering, optionalAt, statementsAt, statementsIn, type StatementTable } from '../by-kind';
import { variables } from './declarations';
import { hasToken, parts } from './nodes';
import { switchStatement } from './switches';
import { typeAt, typeName } from './types';

export const statements: StatementTable = {
  block: (node, lower) => sequence(parts(node), lower),
  local_declaration_statement: variables,
  expression_statement: (node, lower) =>
    parts(node).map((one) => ({ kind: 'expression', node, value: lower.expression(one) })),
  empty_statement: () => [],
  if_statement: (node, lower) => [
    {
      kind: 'if',
      node,
      test: expressionAt(node, 'condition', lower),
      then: statementsAt(node, 'consequence', lower),
      otherwise: statementsAt(node, 'alternative', lower),
    },
  ],
  while_statement: loop,
  do_statement: loop,
  for_statement: (node, lower) => [
    ...inRole(node, 'initializer', lower),
    {
      kind: 'loop',
      node,
      each: null,
      test: optionalAt(node, 'condition', lower),
      body: [...statementsAt(node, 'body', lower), ...inRole(node, 'update', lower)],
    },
  ],
  foreach_statement: (node, lower) => [
    {
      kind: 'loop',
      node,
      each: { target: each(node, lower), of: expressionAt(node, 'right', lower) },
      test: null,
      body: statementsAt(node, 'body', lower),
    },
  ],
  switch_statement: switchStatement,
  return_statement: (node, lower) => [{ kind: 'return', node, value: only(node, lower) }],
  throw_statement: (node, lower) => [{ kind: 'throw', node, value: only(node, lower) }],
  yield_statement: (node, lower) => {
    const value = only(node, lower);
    if (!value) return [{ kind: 'return', node, value }];
    return [{ kind: 'expression', node, value: { kind: 'wrapped', node, by: 'yield', type: null, values: [value] } }];
  },
  break_statement: (node) => [{ kind: 'jump', node }],
  continue_statement: (node) => [{ kind: 'jump', node }],
  goto_statement: (node) => [{ kind: 'jump', node }],
  labeled_statement: (node, lower) =>
    parts(node)
      .slice(1)
      .flatMap((one) => lower.statement(one)),
  using_statement: held,
  lock_statement: held,
  fixed_statement: held,
  try_statement: (node, lower) => [
    {
      kind: 'try',
      node,
      body: statementsAt(node, 'body', lower),
      catches: childrenOfKind(node, 'catch_clause').map((one) => caught(one, lower)),
      last: childrenOfKind(node, 'finally_clause').flatMap((one) => statementsIn(one, lower)),
    },
  ],
  preproc_if: branches,
  preproc_elif: branches,
  preproc_else: branches,
};

/** Statements in order; the rest of a block is the body of a `using` that has none of its own. */
function sequence(nodes: readonly SyntaxNode[], lower: Lowering): readonly Statement[] {
  const at = nodes.findIndex((one) => one.kind === 'local_declaration_statement' && hasToken(one, 'using'));
  const node = nodes[at];
  if (!node) return nodes.flatMap((one) => lower.statement(one));
  return [
    ...nodes.slice(0, at).flatMap((one) => lower.statement(one)),
    { kind: 'using', node, resources: variables(node, lower), body: sequence(nodes.slice(at + 1), lower) },
  ];
}

function inRole(node: SyntaxNode, field: string, lower: Lowering): readonly Statement[] {
  return parts(node)
    .filter((one) => one.field === field)
    .flatMap((one) => lower.statement(one));
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

/** `foreach (T a in b)`: the cast keeps the declared type. */
function each(node: SyntaxNode, lower: Lowering): Expression {
  const target = expressionAt(node, 'left', lower);
  const type = typeAt(node);
  return type ? { kind: 'wrapped', node: target.node, by: 'cast', type, values: [target] } : target;
}

function only(node: SyntaxNode, lower: Lowering): Expression | null {
  const [value] = parts(node);
  return value ? lower.expression(value) : null;
}

/** `using (a)`, `lock (a)` and `fixed (a)`: what is held, and for how long. */
function held(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const inner = parts(node);
  const body = child(node, 'body') ?? inner.at(-1);
  return [
    {
      kind: 'using',
      node,
      resources: inner.filter((one) => one !== body).flatMap((one) => lower.statement(one)),
      body: body ? lower.statement(body) : [],
    },
  ];
}

function caught(node: SyntaxNode, lower: Lowering): Catch {
  const [declaration] = childrenOfKind(node, 'catch_declaration');
  const name = declaration ? child(declaration, 'name') : null;
  const type = declaration ? child(declaration, 'type') : null;
  return {
    node,
    name: name && textOf(name),
    types: type ? [typeName(type)] : [],
    body: [
      ...childrenOfKind(node, 'catch_filter_clause').flatMap((one) => statementsIn(one, lower)),
      ...statementsAt(node, 'body', lower),
    ],
  };
}

/** All that conditional compilation may leave in. */
function branches(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  return sequence(
    parts(node).filter(({ field }) => field !== 'condition'),
    lower,
  );
}

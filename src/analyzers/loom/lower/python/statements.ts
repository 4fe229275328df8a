import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Catch, Expression, If, Statement } from '../../program';
import { callAt, nameAt, positional, statementOf, unaryAt, unknownAt } from '../forms';
import { definition } from './definitions';
import { expression } from './expressions';
import { importFrom, importStatement } from './imports';
import { type LowerParts, matchStatement } from './patterns';
import { declaredType, typeName } from './types';

/** The statements of a module, a block, or what is left of one in broken text. */
export function block(node: SyntaxNode | null): readonly Statement[] {
  return node ? named(node).flatMap(statement) : [];
}

const PARTS: LowerParts = { expression, block };

function statement(node: SyntaxNode): readonly Statement[] {
  return TABLE[node.kind]?.(node) ?? [statementOf(expression(node))];
}

/** `x: int = 3` is a declaration; `x = 3` is an assignment, which declares where the name is new. */
function expressionStatement(node: SyntaxNode): readonly Statement[] {
  const parts = named(node);
  const [only] = parts;
  if (parts.length !== 1 || !only) return parts.map((part) => statementOf(expression(part)));
  const [type, target, value] = [declaredType(only), child(only, 'left'), child(only, 'right')];
  if (only.kind !== 'assignment' || !target || !child(only, 'type')) return [statementOf(expression(only))];
  return [
    {
      kind: 'variable',
      target: expression(target),
      type,
      value: value && expression(value),
      annotations: [],
      modifiers: [],
      node: only,
    },
  ];
}

function ifStatement(node: SyntaxNode): readonly Statement[] {
  const clauses = node.children.filter(({ field }) => field === 'alternative');
  const otherwise = clauses.reduceRight<readonly Statement[]>(
    (after, clause) => (clause.kind === 'else_clause' ? block(child(clause, 'body')) : [branch(clause, after)]),
    [],
  );
  return [branch(node, otherwise)];
}

function branch(node: SyntaxNode, otherwise: readonly Statement[]): If {
  return { kind: 'if', test: part(node, 'condition'), then: block(child(node, 'consequence')), otherwise, node };
}

/** What stands in its `else` runs after a loop that was not left early. */
function loop(node: SyntaxNode): readonly Statement[] {
  const each = node.kind === 'for_statement' ? { target: part(node, 'left'), of: part(node, 'right') } : null;
  const after = child(node, 'alternative');
  return [
    {
      kind: 'loop',
      each,
      test: each ? null : part(node, 'condition'),
      body: block(child(node, 'body')),
      node,
    },
    ...(after ? afterLoop(after, node) : []),
  ];
}

/** With a `break` in the loop, it may not run. */
function afterLoop(clause: SyntaxNode, loop: SyntaxNode): readonly Statement[] {
  const then = block(child(clause, 'body'));
  const body = child(loop, 'body');
  if (!body || !/\bbreak\b/.test(textOf(body))) return then;
  const test = { kind: 'wrapped', by: 'unknown', type: null, values: [], node: clause } as const;
  return [{ kind: 'if', test, then, otherwise: [], node: clause }];
}

function tryStatement(node: SyntaxNode): readonly Statement[] {
  const [otherwise] = childrenOfKind(node, 'else_clause');
  const [last] = childrenOfKind(node, 'finally_clause');
  return [
    {
      kind: 'try',
      body: [...block(child(node, 'body')), ...(otherwise ? block(child(otherwise, 'body')) : [])],
      catches: childrenOfKind(node, 'except_clause', 'except_group_clause').map(catchOf),
      last: last ? childrenOfKind(last, 'block').flatMap(block) : [],
      node,
    },
  ];
}

function catchOf(node: SyntaxNode): Catch {
  const value = child(node, 'value');
  const caught = value?.kind === 'as_pattern' ? named(value)[0] : value;
  const alias = value && child(value, 'alias');
  const each = caught?.kind === 'tuple' ? named(caught) : caught ? [caught] : [];
  return {
    name: alias ? textOf(alias) : null,
    types: each.map((one) => typeName(one) ?? textOf(one)),
    body: childrenOfKind(node, 'block').flatMap(block),
    node,
  };
}

function withStatement(node: SyntaxNode): readonly Statement[] {
  const items = childrenOfKind(node, 'with_clause').flatMap((clause) => childrenOfKind(clause, 'with_item'));
  const resources = items.flatMap((one): readonly Statement[] => {
    const value = child(one, 'value');
    const alias = value && child(value, 'alias');
    const opened = value?.kind === 'as_pattern' ? named(value)[0] : value;
    if (!opened) return [];
    if (!alias) return [statementOf(expression(opened))];
    return [
      {
        kind: 'variable',
        target: expression(alias),
        type: null,
        value: expression(opened),
        annotations: [],
        modifiers: [],
        node: one,
      },
    ];
  });
  return [{ kind: 'using', resources, body: block(child(node, 'body')), node }];
}

/** `assert a, b` throws unless `a`. */
function assertStatement(node: SyntaxNode): readonly Statement[] {
  const [test, message] = named(node);
  if (!test) return [];
  const thrown: Statement = { kind: 'throw', value: message ? expression(message) : null, node };
  return [{ kind: 'if', test: unaryAt(test, '!', expression(test)), then: [thrown], otherwise: [], node }];
}

/** Python 2's `print a` and `exec a`. */
function oldCall(name: string) {
  return (node: SyntaxNode): readonly Statement[] => {
    const values = named(node).filter(({ kind }) => kind !== 'chevron');
    return [
      statementOf(
        callAt(
          node,
          nameAt(node, name),
          values.map((value) => positional(expression(value))),
        ),
      ),
    ];
  };
}

function part(node: SyntaxNode, field: string): Expression {
  const found = child(node, field);
  return found ? expression(found) : unknownAt(node, []);
}

function first(node: SyntaxNode): Expression | null {
  const [value] = named(node);
  return value ? expression(value) : null;
}

const nothing = (): readonly Statement[] => [];
const jump = (node: SyntaxNode): readonly Statement[] => [{ kind: 'jump', node }];
const defined = (node: SyntaxNode): readonly Statement[] => {
  const made = definition(node, PARTS);
  return made ? [made] : block(node);
};

const TABLE: Readonly<Record<string, ((node: SyntaxNode) => readonly Statement[]) | undefined>> = {
  expression_statement: expressionStatement,
  import_statement: importStatement,
  import_from_statement: importFrom,
  future_import_statement: nothing,
  decorated_definition: defined,
  function_definition: defined,
  class_definition: defined,
  if_statement: ifStatement,
  for_statement: loop,
  while_statement: loop,
  try_statement: tryStatement,
  with_statement: withStatement,
  match_statement: (node) => [matchStatement(node, PARTS)],
  return_statement: (node) => [{ kind: 'return', value: first(node), node }],
  raise_statement: (node) => [{ kind: 'throw', value: first(node), node }],
  assert_statement: assertStatement,
  break_statement: jump,
  continue_statement: jump,
  pass_statement: nothing,
  global_statement: nothing,
  nonlocal_statement: nothing,
  type_alias_statement: nothing,
  print_statement: oldCall('print'),
  exec_statement: oldCall('exec'),
  block,
  ERROR: block,
};

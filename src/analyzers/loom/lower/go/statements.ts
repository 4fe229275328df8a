import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Loop, Statement, Variable } from '../../program';
import { nameOf, statementOf, wrapped } from '../build';
import { block, type Lowering, type Table } from '../lowering';
import { listOf } from './expressions';
import { enclosingFunction, functionValue, resultNames } from './functions';
import { importOf } from './imports';
import { selectStatement, switchStatement, typeSwitch } from './switches';
import { typeText } from './types';
import { typeDeclaration } from './declarations';

/** Go's statements and declarations, by the kind of their node. */
export const STATEMENTS: Table<readonly Statement[]> = {
  package_clause: () => [],
  comment: () => [],
  empty_statement: () => [],
  import_declaration: (node) =>
    [node, ...childrenOfKind(node, 'import_spec_list')]
      .flatMap((one) => childrenOfKind(one, 'import_spec'))
      .map(importOf),
  const_declaration: (node, lowering) =>
    childrenOfKind(node, 'const_spec').flatMap((spec) => specification(spec, ['const'], lowering)),
  var_declaration: (node, lowering) =>
    [node, ...childrenOfKind(node, 'var_spec_list')]
      .flatMap((one) => childrenOfKind(one, 'var_spec'))
      .flatMap((spec) => specification(spec, [], lowering)),
  type_declaration: (node, lowering) => named(node).map((one) => typeDeclaration(one, [], lowering)),
  function_declaration: (node, lowering) => [
    { kind: 'function', node, value: functionValue(node, textOf(child(node, 'name')!), lowering) },
  ],
  block: (node, lowering) => block(node, lowering),
  statement_list: (node, lowering) => block(node, lowering),
  expression_statement: (node, { expression }) => named(node).map((one) => statementOf(expression(one), node)),
  go_statement: (node, { expression }) => named(node).map((one) => statementOf(expression(one), node)),
  defer_statement: (node, { expression }) => named(node).map((one) => statementOf(expression(one), node)),
  labeled_statement: (node, { statements }) => named(node).slice(1).flatMap(statements),
  short_var_declaration: (node, lowering) =>
    paired(node, lowering).map(([target, value]) => variable(node, target, value)),
  assignment_statement: (node, lowering) => {
    const operator = textOf(child(node, 'operator')!);
    return paired(node, lowering).map(([target, value]) =>
      statementOf({ kind: 'assign', node, target, operator, value }, node),
    );
  },
  inc_statement: (node, lowering) => [step(node, '++', lowering)],
  dec_statement: (node, lowering) => [step(node, '--', lowering)],
  // What was sent before stays in the channel: it joins it.
  send_statement: (node, { expression }) => [
    statementOf({
      kind: 'assign',
      node,
      target: expression(child(node, 'channel')!),
      operator: '+=',
      value: expression(child(node, 'value')!),
    }),
  ],
  receive_statement: (node, lowering) => {
    const left = child(node, 'left');
    const right = lowering.expression(child(node, 'right')!);
    if (!left) return [statementOf(right, node)];
    const target = listOf(left, lowering);
    if (node.children.some(({ kind }) => kind === ':=')) return [variable(node, target, right)];
    return [statementOf({ kind: 'assign', node, target, operator: '=', value: right })];
  },
  return_statement: (node, lowering) => [{ kind: 'return', node, value: returned(node, lowering) }],
  break_statement: (node) => [{ kind: 'jump', node }],
  continue_statement: (node) => [{ kind: 'jump', node }],
  goto_statement: (node) => [{ kind: 'jump', node }],
  fallthrough_statement: (node) => [{ kind: 'jump', node }],
  if_statement: (node, lowering) => [
    ...initializer(node, lowering),
    {
      kind: 'if',
      node,
      test: lowering.expression(child(node, 'condition')!),
      then: block(child(node, 'consequence'), lowering),
      otherwise: optional(child(node, 'alternative'), lowering),
    },
  ],
  for_statement: (node, lowering) => loop(node, lowering),
  expression_switch_statement: (node, lowering) => [...initializer(node, lowering), switchStatement(node, lowering)],
  type_switch_statement: (node, lowering) => [...initializer(node, lowering), ...typeSwitch(node, lowering)],
  select_statement: (node, lowering) => [selectStatement(node, lowering)],
};

function variable(node: SyntaxNode, target: Expression, value: Expression | null): Variable {
  return { kind: 'variable', node, target, type: null, value, annotations: [], modifiers: [] };
}

/** `a, b = c, d` is two; `a, b = f()` takes apart what one gives. */
function paired(node: SyntaxNode, lowering: Lowering): readonly (readonly [Expression, Expression])[] {
  const left = child(node, 'left')!;
  const right = child(node, 'right')!;
  const [targets, values] = [named(left), named(right)];
  if (targets.length !== values.length) return [[listOf(left, lowering), listOf(right, lowering)]];
  return targets.map((target, at) => [lowering.expression(target), lowering.expression(values[at]!)]);
}

function specification(spec: SyntaxNode, modifiers: readonly string[], lowering: Lowering): readonly Variable[] {
  const names = named(spec).filter(({ field }) => field === 'name');
  const list = child(spec, 'value');
  const values = list ? named(list) : [];
  const type = typeText(child(spec, 'type'));
  const shape = { kind: 'variable', node: spec, type, annotations: [], modifiers } as const;
  if (list && values.length === 1 && names.length > 1) {
    const entries = names.map((one) => ({ node: one, key: null, value: nameOf(one), spread: false }));
    return [
      { ...shape, target: { kind: 'entries', node: spec, form: 'list', entries }, value: listOf(list, lowering) },
    ];
  }
  return names.map((one, at) => {
    const value = values[at];
    return { ...shape, target: nameOf(one), value: value ? lowering.expression(value) : null };
  });
}

function step(node: SyntaxNode, operator: string, { expression }: Lowering): Statement {
  const operand = named(node)[0];
  return statementOf({
    kind: 'unary',
    node,
    operator,
    operand: operand ? expression(operand) : wrapped(node, 'unknown', []),
  });
}

/** A bare `return` gives the named results. */
function returned(node: SyntaxNode, lowering: Lowering): Expression | null {
  const list = named(node)[0];
  if (list) return lowering.expression(list);
  const around = enclosingFunction(node);
  const names = around ? resultNames(around) : [];
  if (names.length === 0) return null;
  const entries = names.map((one) => ({ node, key: null, value: nameOf(node, textOf(one)), spread: false }));
  return entries.length === 1 ? entries[0]!.value : { kind: 'entries', node, form: 'list', entries };
}

function initializer(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  return optional(child(node, 'initializer'), lowering);
}

function optional(node: SyntaxNode | null, { statements }: Lowering): readonly Statement[] {
  return node ? statements(node) : [];
}

function loop(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  const body = block(child(node, 'body'), lowering);
  const head = named(node).find(({ field }) => field !== 'body');
  const shape: Loop = { kind: 'loop', node, each: null, test: null, body };
  if (!head) return [shape];
  if (head.kind === 'for_clause') {
    const test = child(head, 'condition');
    const update = optional(child(head, 'update'), lowering);
    return [
      ...initializer(head, lowering),
      { ...shape, test: test && lowering.expression(test), body: [...body, ...update] },
    ];
  }
  if (head.kind !== 'range_clause') return [{ ...shape, test: lowering.expression(head) }];
  const left = child(head, 'left');
  const target = left ? listOf(left, lowering) : nameOf(head, '_');
  return [{ ...shape, each: { target, of: lowering.expression(child(head, 'right')!) } }];
}

import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Import, Statement } from '../../program';
import { call, literal, nameOf, positional, statementOf } from '../build';
import { block, type Lowering, type Table } from '../lowering';
import { classStatement, constants } from './classes';
import { functionValue } from './functions';
import { forLoop, foreachLoop, sequence, whileLoop } from './loops';
import { dotted, variableName } from './names';

const nothing = (): readonly Statement[] => [];
const splice = (node: SyntaxNode, lowering: Lowering): readonly Statement[] => block(node, lowering);
const declared = (node: SyntaxNode, lowering: Lowering): readonly Statement[] => [classStatement(node, lowering)];
const jump = (node: SyntaxNode): readonly Statement[] => [{ kind: 'jump', node }];

/** PHP's statements and declarations, by the kind of their node. Text outside of the PHP tags is echoed. */
export const STATEMENTS: Table<readonly Statement[]> = {
  php_tag: nothing,
  php_end_tag: nothing,
  comment: nothing,
  empty_statement: nothing,
  named_label_statement: nothing,
  global_declaration: nothing,
  text: (node) => [echo(node, [literal(node, 'string')])],
  text_interpolation: splice,
  compound_statement: splice,
  colon_block: splice,
  declare_statement: (node, lowering) =>
    named(node)
      .filter(({ kind }) => kind !== 'declare_directive')
      .flatMap(lowering.statements),
  namespace_definition: (node, lowering) => block(child(node, 'body'), lowering),
  namespace_use_declaration: (node) => imports(node),
  expression_statement: (node, lowering) => expressionStatement(node, lowering),
  echo_statement: (node, { expression }) => [echo(node, named(node).flatMap(sequence).map(expression))],
  unset_statement: (node, { expression }) => [
    statementOf(
      call(
        node,
        nameOf(node, 'unset'),
        named(node).map((one) => positional(expression(one))),
      ),
    ),
  ],
  exit_statement: (node, { expression }) => [
    statementOf(
      call(
        node,
        nameOf(node, 'exit'),
        named(node).map((one) => positional(expression(one))),
      ),
    ),
    { kind: 'throw', node, value: null },
  ],
  return_statement: (node, { expression }) => [{ kind: 'return', node, value: optional(named(node)[0], expression) }],
  break_statement: jump,
  continue_statement: jump,
  goto_statement: jump,
  if_statement: (node, lowering) => [conditional(node, node.children, lowering)],
  for_statement: (node, lowering) => forLoop(node, lowering),
  foreach_statement: (node, lowering) => [foreachLoop(node, lowering)],
  while_statement: (node, lowering) => [whileLoop(node, lowering)],
  do_statement: (node, lowering) => [whileLoop(node, lowering)],
  switch_statement: (node, lowering) => {
    const cases = childrenOfKind(child(node, 'body') ?? node, 'case_statement', 'default_statement').map((one) => {
      const test = child(one, 'value');
      const body = named(one)
        .filter((part) => part !== test)
        .flatMap(lowering.statements);
      return { tests: test ? [lowering.expression(test)] : [], body };
    });
    return [{ kind: 'switch', node, subject: lowering.expression(child(node, 'condition')!), cases }];
  },
  try_statement: (node, lowering) => {
    const catches = childrenOfKind(node, 'catch_clause').map((one) => {
      const name = child(one, 'name');
      const types = child(one, 'type');
      return {
        node: one,
        name: name && variableName(name),
        types: types ? named(types).map((type) => dotted(textOf(type))) : [],
        body: block(child(one, 'body'), lowering),
      };
    });
    const last = childrenOfKind(node, 'finally_clause').flatMap((one) => block(child(one, 'body'), lowering));
    return [{ kind: 'try', node, body: block(child(node, 'body'), lowering), catches, last }];
  },
  function_definition: (node, lowering) => [
    { kind: 'function', node, value: functionValue(node, textOf(child(node, 'name')!), lowering) },
  ],
  function_static_declaration: (node, { expression }) =>
    childrenOfKind(node, 'static_variable_declaration').map((one) => ({
      kind: 'variable',
      node: one,
      target: expression(child(one, 'name')!),
      type: null,
      value: optional(child(one, 'value'), expression),
      annotations: [],
      modifiers: ['static'],
    })),
  const_declaration: (node, lowering) => constants(node, lowering),
  class_declaration: declared,
  interface_declaration: declared,
  trait_declaration: declared,
  enum_declaration: declared,
};

function echo(node: SyntaxNode, values: readonly Expression[]): Statement {
  return statementOf(call(node, nameOf(node, 'echo'), values.map(positional)));
}

function expressionStatement(node: SyntaxNode, { expression }: Lowering): readonly Statement[] {
  const inner = named(node)[0];
  if (!inner) return [];
  if (isEchoed(node)) return [echo(node, sequence(inner).map(expression))];
  if (inner.kind === 'throw_expression') return [{ kind: 'throw', node, value: optional(named(inner)[0], expression) }];
  const value = statementOf(expression(inner), node);
  const callee = inner.kind === 'function_call_expression' && child(inner, 'function');
  return callee && /^(die|exit)$/i.test(textOf(callee)) ? [value, { kind: 'throw', node, value: null }] : [value];
}

/** `<?= $a ?>`: the tag stands before it, alone or at the end of the text between. */
function isEchoed(node: SyntaxNode): boolean {
  const around = node.parent?.children ?? [];
  const before = around[around.indexOf(node) - 1];
  const tag = before?.kind === 'text_interpolation' ? before.children.at(-1) : before;
  return tag?.kind === 'php_tag' && textOf(tag) === '<?=';
}

/** An `if` with its `elseif`s and `else`; text between two of them belongs to the one before. */
function conditional(node: SyntaxNode, parts: readonly SyntaxNode[], lowering: Lowering): Statement {
  const next = parts.findIndex(({ field }) => field === 'alternative');
  const own = next < 0 ? parts : parts.slice(0, next);
  const alternative = parts[next];
  const rest = parts.slice(next + 1);
  const test = lowering.expression(child(node, 'condition')!);
  const otherwise = !alternative
    ? []
    : alternative.kind === 'else_if_clause'
      ? [conditional(alternative, [...alternative.children, ...rest], lowering)]
      : bodies([...alternative.children, ...rest], lowering);
  return { kind: 'if', node, test, then: bodies(own, lowering), otherwise };
}

function bodies(parts: readonly SyntaxNode[], { statements }: Lowering): readonly Statement[] {
  return parts.filter(({ field, kind }) => field === 'body' || kind === 'text_interpolation').flatMap(statements);
}

function imports(node: SyntaxNode): readonly Import[] {
  const group = child(node, 'body');
  const prefix = group ? `${textOf(childrenOfKind(node, 'namespace_name')[0] ?? node)}\\` : '';
  return childrenOfKind(group ?? node, 'namespace_use_clause').map((one) => {
    const alias = child(one, 'alias');
    const written = named(one).find((part) => part.kind !== 'type' && part !== alias);
    const module = prefix + textOf(written ?? one).replace(/^\\/, '');
    const qualified = dotted(module);
    return { kind: 'import', node: one, name: alias ? textOf(alias) : qualified.split('.').at(-1)!, qualified, module };
  });
}

function optional(node: SyntaxNode | null | undefined, expression: Lowering['expression']): Expression | null {
  return node ? expression(node) : null;
}

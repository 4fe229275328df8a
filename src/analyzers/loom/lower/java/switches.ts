import { child, childrenOfKind, named, type SyntaxNode } from '../../../syntax';
import type { Expression, Statement, Switch } from '../../program';
import { expressionAt, type Lowering } from '../by-kind';
import { both, matches } from './patterns';

type Group = Switch['cases'][number];

/** A switch whose value nobody asks for. Patterns become tests of the subject. */
export function switchStatement(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const subject = expressionAt(node, 'condition', lower);
  return [
    {
      kind: 'switch',
      node,
      subject,
      cases: groups(node).map((group): Group => ({ tests: tests(group, subject, lower), body: body(group, lower) })),
    },
  ];
}

/** A switch whose value is asked for: nested choices. */
export function switchExpression(node: SyntaxNode, lower: Lowering): Expression {
  const subject = expressionAt(node, 'condition', lower);
  return groups(node).reduceRight<Expression>(
    (otherwise, group) => {
      const value = groupValue(group, lower);
      const [head, ...rest] = tests(group, subject, lower).map((test) => equals(group, subject, test));
      if (!head) return value;
      const test = rest.reduce((left, right) => either(group, left, right), head);
      return { kind: 'choice', node: group, test, then: value, otherwise };
    },
    { kind: 'wrapped', node, by: 'unknown', type: null, values: [] },
  );
}

function groups(node: SyntaxNode): readonly SyntaxNode[] {
  const block = child(node, 'body');
  return block ? childrenOfKind(block, 'switch_block_statement_group', 'switch_rule') : [];
}

function tests(group: SyntaxNode, subject: Expression, lower: Lowering): readonly Expression[] {
  return childrenOfKind(group, 'switch_label').flatMap((label) => {
    const parts = named(label);
    const guard = parts.find(({ kind }) => kind === 'guard');
    return parts
      .filter((part) => part !== guard)
      .map((part) => {
        const test = part.kind === 'pattern' ? matches(part, subject, lower) : lower.expression(part);
        const [condition] = guard ? named(guard) : [];
        return condition ? both(label, test, lower.expression(condition)) : test;
      });
  });
}

function equals(node: SyntaxNode, subject: Expression, test: Expression): Expression {
  if (test.kind === 'binary') return test;
  return { kind: 'binary', node, operator: '==', written: 'case', left: subject, right: test };
}

function either(node: SyntaxNode, left: Expression, right: Expression): Expression {
  return { kind: 'binary', node, operator: '||', written: 'case', left, right };
}

function content(group: SyntaxNode): readonly SyntaxNode[] {
  return named(group).filter(({ kind }) => kind !== 'switch_label');
}

function body(group: SyntaxNode, lower: Lowering): readonly Statement[] {
  const statements = content(group).flatMap((one) => lower.statement(one));
  if (group.kind !== 'switch_rule') return statements;
  return [...statements, { kind: 'jump', node: group }];
}

/** An arm's expression; a block becomes a function that is called, in which `yield` returns. */
function groupValue(group: SyntaxNode, lower: Lowering): Expression {
  const [only] = content(group);
  if (only?.kind === 'expression_statement') return lower.expression(named(only)[0] ?? only);
  return {
    kind: 'call',
    node: group,
    callee: {
      kind: 'function',
      node: group,
      name: null,
      params: [],
      body: content(group).flatMap((one) => lower.statement(one)),
      annotations: [],
      async: false,
      returns: null,
      modifiers: [],
    },
    args: [],
    makes: false,
  };
}

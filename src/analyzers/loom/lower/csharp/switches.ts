import { child, childrenOfKind, type SyntaxNode } from '../../../syntax';
import type { Expression, Statement, Switch } from '../../program';
import { expressionAt, type Lowering, unknown } from '../by-kind';
import { parts } from './nodes';
import { joined, matches } from './patterns';

type Section = Switch['cases'][number];

/** A `switch` statement. A constant stands for itself; other patterns are tests of the subject. */
export function switchStatement(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const subject = expressionAt(node, 'value', lower);
  const body = child(node, 'body');
  const cases = body ? childrenOfKind(body, 'switch_section') : [];
  return [{ kind: 'switch', node, subject, cases: cases.map((one) => section(one, subject, lower)) }];
}

/** A `switch` expression: nested choices. */
export function switchExpression(node: SyntaxNode, lower: Lowering): Expression {
  const [head] = parts(node);
  const subject = head ? lower.expression(head) : unknown(node, []);
  return childrenOfKind(node, 'switch_expression_arm').reduceRight<Expression>(
    (otherwise, arm) => {
      const [pattern, ...rest] = parts(arm);
      const value = rest.at(-1);
      const then = value ? lower.expression(value) : unknown(arm, []);
      const test = pattern ? guarded(arm, matches(pattern, subject, lower), lower) : null;
      return test ? { kind: 'choice', node: arm, test, then, otherwise } : then;
    },
    unknown(node, []),
  );
}

function section(node: SyntaxNode, subject: Expression, lower: Lowering): Section {
  const [head, ...rest] = parts(node);
  const labelled = head?.kind.endsWith('pattern') ?? false;
  const test = head?.kind === 'constant_pattern' ? constant(head, lower) : head && matches(head, subject, lower);
  const whole = labelled ? guarded(node, test ?? null, lower) : null;
  const body = (labelled || head?.kind === 'discard' ? rest : parts(node)).filter(({ kind }) => kind !== 'when_clause');
  return { tests: whole ? [whole] : [], body: body.flatMap((one) => lower.statement(one)) };
}

function constant(pattern: SyntaxNode, lower: Lowering): Expression {
  const [value] = parts(pattern);
  return value ? lower.expression(value) : unknown(pattern, []);
}

function guarded(node: SyntaxNode, test: Expression | null, lower: Lowering): Expression | null {
  const [clause] = childrenOfKind(node, 'when_clause');
  const [condition] = clause ? parts(clause) : [];
  if (!condition) return test;
  return test ? joined(node, '&&', test, lower.expression(condition)) : lower.expression(condition);
}

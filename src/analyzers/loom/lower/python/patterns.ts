import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Statement, Switch } from '../../program';
import { assignAt, type LowerExpression, memberAt, nameAt, statementOf, unknownAt } from '../forms';

export interface LowerParts {
  readonly expression: LowerExpression;
  readonly block: (node: SyntaxNode | null) => readonly Statement[];
}

/** `match`: names that a pattern takes up hold what is matched. */
export function matchStatement(node: SyntaxNode, lower: LowerParts): Switch {
  const subjects = node.children.filter(({ field }) => field === 'subject');
  const subject = subjects[0] ? lower.expression(subjects[0]) : null;
  const body = child(node, 'body');
  const clauses = body ? childrenOfKind(body, 'case_clause') : [];
  return { kind: 'switch', subject, cases: clauses.map((clause) => caseOf(clause, subject, lower)), node };
}

function caseOf(clause: SyntaxNode, subject: Expression | null, lower: LowerParts): Switch['cases'][number] {
  const patterns = childrenOfKind(clause, 'case_pattern');
  const taken = patterns.flatMap(captures);
  const guard = child(clause, 'guard');
  const test = guard && named(guard)[0];
  const body = lower.block(child(clause, 'consequence'));
  const bound = taken.map((name) =>
    statementOf(assignAt(name, nameAt(name, textOf(name)), subject ?? unknownAt(name, []))),
  );
  return {
    tests: patterns.flatMap((pattern) => (takesAll(pattern) ? [] : [testOf(pattern, lower)])),
    body: test
      ? [...bound, { kind: 'if', test: lower.expression(test), then: body, otherwise: [], node: test }]
      : [...bound, ...body],
  };
}

/** `_`, and a bare name. */
function takesAll(pattern: SyntaxNode): boolean {
  const parts = named(pattern);
  return parts.length === 0 || (parts.length === 1 && isCapture(parts[0]!));
}

function isCapture(node: SyntaxNode): boolean {
  return node.kind === 'dotted_name' && named(node).length === 1 && node.parent?.kind === 'case_pattern';
}

function captures(pattern: SyntaxNode): readonly SyntaxNode[] {
  if (isCapture(pattern)) return [pattern];
  const parts = named(pattern);
  const alias = pattern.kind === 'as_pattern' ? parts.slice(-1) : [];
  return [...alias.filter(({ kind }) => kind === 'identifier'), ...parts.flatMap(captures)];
}

/** A plain value is compared with; of everything else we know only that it is a test. */
function testOf(pattern: SyntaxNode, lower: LowerParts): Expression {
  const [only, ...others] = named(pattern);
  if (!only || others.length > 0) return unknownAt(pattern, []);
  if (only.kind === 'dotted_name') {
    const [first, ...rest] = named(only);
    if (first) return rest.reduce((at, part) => memberAt(only, at, textOf(part)), lower.expression(first));
  }
  return /^(?:string|concatenated_string|integer|float|true|false|none)$/.test(only.kind)
    ? lower.expression(only)
    : unknownAt(only, []);
}

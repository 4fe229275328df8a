import { child, childrenOfKind, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { expressionAt, type Lowering, unknown } from '../by-kind';
import { parts } from './nodes';
import { typeName } from './types';

/** `a is <pattern>`. */
export function isPattern(node: SyntaxNode, lower: Lowering): Expression {
  const pattern = child(node, 'pattern');
  const subject = expressionAt(node, 'expression', lower);
  return pattern ? (matches(pattern, subject, lower) ?? truth(pattern)) : subject;
}

/** The test that a pattern makes of its subject; null where it meets anything. What it names is given the subject. */
export function matches(pattern: SyntaxNode, subject: Expression, lower: Lowering): Expression | null {
  const [first] = parts(pattern);
  switch (pattern.kind) {
    case 'discard':
      return null;
    case 'constant_pattern':
      return joined(pattern, '==', subject, first ? lower.expression(first) : unknown(pattern, []));
    case 'relational_pattern':
      return joined(
        pattern,
        pattern.children.find((one) => !one.named)?.kind ?? '==',
        subject,
        first ? lower.expression(first) : unknown(pattern, []),
      );
    case 'negated_pattern':
      return {
        kind: 'unary',
        node: pattern,
        operator: '!',
        operand: (first && matches(first, subject, lower)) ?? truth(pattern),
      };
    case 'parenthesized_pattern':
      return first ? matches(first, subject, lower) : null;
    case 'and_pattern':
    case 'or_pattern':
      return sides(pattern, subject, lower);
    case 'type_pattern':
      return isOf(pattern, child(pattern, 'type') ?? first, subject, lower);
    case 'declaration_pattern':
      return isOf(pattern, child(pattern, 'type'), named(pattern, subject, lower), lower);
    case 'var_pattern':
      return named(pattern, subject, lower);
    case 'recursive_pattern':
      return recursive(pattern, subject, lower);
    default:
      return unknown(pattern, [subject]);
  }
}

/** `a <operator> b`. */
export function joined(node: SyntaxNode, operator: string, left: Expression, right: Expression): Expression {
  return { kind: 'binary', node, operator, written: operator === '==' ? 'is' : operator, left, right };
}

function sides(pattern: SyntaxNode, subject: Expression, lower: Lowering): Expression {
  const [left, right] = [child(pattern, 'left'), child(pattern, 'right')].map((one) =>
    one ? (matches(one, subject, lower) ?? truth(one)) : truth(pattern),
  );
  return joined(pattern, pattern.kind === 'and_pattern' ? '&&' : '||', left!, right!);
}

function recursive(pattern: SyntaxNode, subject: Expression, lower: Lowering): Expression {
  const type = child(pattern, 'type');
  const whole = type ? isOf(pattern, type, named(pattern, subject, lower), lower) : named(pattern, subject, lower);
  return childrenOfKind(pattern, 'property_pattern_clause')
    .flatMap((clause) => childrenOfKind(clause, 'subpattern'))
    .reduce((left, one) => {
      const [name, inner] = parts(one);
      if (!name || !inner) return left;
      const test = matches(inner, { kind: 'member', node: one, object: subject, name: textOf(name) }, lower);
      return test ? joined(pattern, '&&', left, test) : left;
    }, whole);
}

function isOf(node: SyntaxNode, type: SyntaxNode | null | undefined, subject: Expression, lower: Lowering): Expression {
  return joined(node, 'instanceof', subject, type ? lower.expression(type) : unknown(node, []));
}

function named(pattern: SyntaxNode, subject: Expression, lower: Lowering): Expression {
  const name = child(pattern, 'name');
  if (name?.kind !== 'identifier') return subject;
  const type = child(pattern, 'type');
  return {
    kind: 'assign',
    node: pattern,
    target: lower.expression(name),
    operator: '=',
    value: { kind: 'wrapped', node: pattern, by: 'cast', type: type && typeName(type), values: [subject] },
  };
}

function truth(node: SyntaxNode): Expression {
  return { kind: 'literal', node, type: 'boolean', value: 'true' };
}

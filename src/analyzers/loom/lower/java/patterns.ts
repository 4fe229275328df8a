import { child, named, type SyntaxNode } from '../../../syntax';
import type { Assignment, Expression } from '../../program';
import { expressionAt, type Lowering } from '../by-kind';
import { typeName } from './types';

/** `a instanceof T`, `a instanceof T t`, `a instanceof P(T t)`: what a pattern names is given what it is tested on. */
export function instanceOf(node: SyntaxNode, lower: Lowering): Expression {
  const subject = expressionAt(node, 'left', lower);
  const pattern = child(node, 'pattern');
  if (pattern) return matches(pattern, subject, lower);
  const type = child(node, 'right');
  const name = child(node, 'name');
  return isOf(node, type, name ? bound(name, type, subject, lower) : subject, lower);
}

/** Whether the subject meets a pattern, or equals a constant. */
export function matches(pattern: SyntaxNode, subject: Expression, lower: Lowering): Expression {
  switch (pattern.kind) {
    case 'pattern': {
      const [only] = named(pattern);
      return only ? matches(only, subject, lower) : subject;
    }
    case 'type_pattern': {
      const [type, name] = named(pattern);
      return isOf(pattern, type ?? null, name ? bound(name, type ?? null, subject, lower) : subject, lower);
    }
    case 'record_pattern': {
      const [type, body] = named(pattern);
      const parts = body ? named(body).map((part) => component(part, subject, lower)) : [];
      const whole = isOf(pattern, type ?? null, subject, lower);
      return parts.reduce((left, right) => both(pattern, left, right), whole);
    }
    default:
      return {
        kind: 'binary',
        node: pattern,
        operator: '==',
        written: 'case',
        left: subject,
        right: lower.expression(pattern),
      };
  }
}

/** `a && b`. */
export function both(node: SyntaxNode, left: Expression, right: Expression): Expression {
  return { kind: 'binary', node, operator: '&&', written: '&&', left, right };
}

function component(part: SyntaxNode, subject: Expression, lower: Lowering): Expression {
  if (part.kind !== 'record_pattern_component') return matches(part, subject, lower);
  const [type, name] = named(part);
  return name ? bound(name, type ?? null, subject, lower) : subject;
}

function isOf(node: SyntaxNode, type: SyntaxNode | null, subject: Expression, lower: Lowering): Expression {
  const right: Expression = type ? lower.expression(type) : { kind: 'name', node, name: '' };
  return { kind: 'binary', node, operator: 'instanceof', written: 'instanceof', left: subject, right };
}

function bound(name: SyntaxNode, type: SyntaxNode | null, subject: Expression, lower: Lowering): Assignment {
  return {
    kind: 'assign',
    node: name,
    target: lower.expression(name),
    operator: '=',
    declares: true,
    value: { kind: 'wrapped', node: name, by: 'cast', type: type && typeName(type), values: [subject] },
  };
}

import type { SyntaxNode } from '../../syntax';
import { type Resolver, type Scope, walk } from '../names';
import type { Expression } from '../program';
import type { Check } from './check';

const SECRET = /(?:password|passwd|passphrase|pwd|secret_?key|api_?key|^(?:user_?)?pass)$/i;
/** What tells a form or a kind of thing, not a secret: no digit or sign in it. */
const SECRET_TEXT = /^(?=.{4,}$)(?=.*[\d!@#$%^&*?])[^\s{}<>]+$/;
/** Strict or not. */
const COMPARISONS = /^[!=]==?$/;
const COMPARES = /^(?:strn?(?:case|i)?cmp|_?stricmp|wcscmp|memcmp)$/;
const EQUALS = /^(?:equals|Equals|contentEquals)$/;

/** A password that the program itself holds, to compare what somebody typed with. */
export const credentialComparison: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      const sides = comparedIn(expression);
      if (!sides) return;
      const [one, other] = sides;
      const isSecret = (side: Expression): boolean => SECRET.test(calledIn(side, scope, resolver));
      if ((isSecret(one) && isFixed(other, scope, resolver)) || (isSecret(other) && isFixed(one, scope, resolver)))
        found.push(expression.node);
    },
  });
  return found;
};

function comparedIn(expression: Expression): readonly [Expression, Expression] | null {
  if (expression.kind === 'binary')
    return COMPARISONS.test(expression.operator) ? [expression.left, expression.right] : null;
  if (expression.kind === 'call' && expression.callee.kind === 'name' && COMPARES.test(expression.callee.name)) {
    const [one, other] = expression.args;
    return one && other ? [one.value, other.value] : null;
  }
  if (expression.kind !== 'call' || expression.callee.kind !== 'member' || !EQUALS.test(expression.callee.name))
    return null;
  const { callee, args } = expression;
  const values = args.map(({ value }) => value);
  return values.length === 1 ? [callee.object, values[0]!] : values.length === 2 ? [values[0]!, values[1]!] : null;
}

/** A name, a member's, or the key of an entry. */
function calledIn(side: Expression, scope: Scope, resolver: Resolver): string {
  if (side.kind === 'name' || side.kind === 'member') return side.name;
  if (side.kind !== 'index' || !side.index) return '';
  return resolver.constantOf(side.index, scope)?.value ?? '';
}

function isFixed(expression: Expression, scope: Scope, resolver: Resolver): boolean {
  const text = resolver.constantOf(expression, scope);
  return text?.type === 'string' && SECRET_TEXT.test(text.value);
}

import type { Resolver, Scope } from '../names';
import type { Expression } from '../program';

/** What a regular expression literal, or the string given to `RegExp`, says; null for any other expression. */
export function regexSource(
  expression: Expression,
  scope: Scope,
  resolver: Resolver,
): { readonly source: string; readonly flags: string } | null {
  if (expression.kind === 'literal' && expression.type === 'regex') {
    const end = expression.value.lastIndexOf('/');
    return { source: expression.value.slice(1, end), flags: expression.value.slice(end + 1) };
  }
  if (expression.kind !== 'call' || !resolver.namesOf(expression.callee, scope).includes('RegExp')) return null;
  const text = expression.args[0] && resolver.constantOf(expression.args[0].value, scope);
  const flags = expression.args[1] && resolver.constantOf(expression.args[1].value, scope);
  if (text?.type !== 'string') return null;
  return { source: text.value.replace(/\\\\/g, '\\'), flags: flags?.value ?? '' };
}

/** The alternatives of an expression that stand in no group. */
export function alternatives(source: string): readonly string[] {
  const found: string[] = [''];
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    const piece = char === '\\' ? source.slice(at, at + 2) : char;
    if (piece.length === 2) at += 1;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (piece === '|' && depth === 0 && !inClass) found.push('');
    else found.push(`${found.pop() ?? ''}${piece}`);
  }
  return found;
}

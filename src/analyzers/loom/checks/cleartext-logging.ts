import type { SyntaxNode } from '../../syntax';
import { nameIndex, walk } from '../names';
import type { Expression } from '../program';
import type { Check } from './check';

const LOGS = nameIndex([
  [
    ['console.log', 'console.info', 'console.warn', 'console.error', 'console.debug', 'console.trace', 'util.log'],
    true,
  ],
  [['/(?:^|\\.)(?:log|logger|winston)\\.(?:log|error|info|warn|debug|trace|verbose|fatal)$/i', 'npmlog.*'], true],
]);
const SECRET =
  /(?:passw(?:or)?d|passphrase|(?:api|access|private|secret)_?key|(?:^|_)secret$|client_?secret|(?:access|auth|refresh|bearer)_?token)$/i;
const HARMLESS = /hash|encrypt|masked|redact|has|is[A-Z]|length|count|field|label|url|regex|pattern|policy|example/i;

/** Passwords and keys that are written to a log as they are. */
export const cleartextLogging: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call' || LOGS.find(resolver.namesOf(expression.callee, scope)).length === 0) return;
      for (const { value } of expression.args) {
        const secret = secretIn(value);
        if (secret && !resolver.constantOf(secret, scope)) found.push(secret.node);
      }
    },
  });
  return found;
};

/** What names itself a secret among the parts of a text that are shown. */
function secretIn(expression: Expression): Expression | null {
  switch (expression.kind) {
    case 'name':
    case 'member':
      return isSecret(expression.name) ? expression : null;
    case 'index':
      return expression.index?.kind === 'literal' && isSecret(expression.index.value) ? expression : null;
    case 'template':
      return firstOf(expression.parts);
    case 'binary':
      return ['+', '||', '??'].includes(expression.operator) ? firstOf([expression.left, expression.right]) : null;
    case 'entries':
      return firstOf(expression.entries.map(({ value }) => value));
    case 'wrapped':
      return firstOf(expression.values);
    case 'call': {
      const { callee } = expression;
      if (callee.kind === 'member' && /^(?:toString|valueOf|trim)$/.test(callee.name)) return secretIn(callee.object);
      const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
      if (name.startsWith('get') && isSecret(name)) return expression;
      return name === 'stringify' ? firstOf(expression.args.map(({ value }) => value)) : null;
    }
    default:
      return null;
  }
}

function firstOf(parts: readonly Expression[]): Expression | null {
  for (const part of parts) {
    const found = secretIn(part);
    if (found) return found;
  }
  return null;
}

function isSecret(name: string): boolean {
  return SECRET.test(name) && !HARMLESS.test(name);
}

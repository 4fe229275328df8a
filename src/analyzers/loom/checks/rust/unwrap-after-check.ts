import { type SyntaxNode, textOf } from '../../../syntax';
import { walk } from '../../names';
import type { Expression, Statement } from '../../program';
import { anyIn } from '../any-in';
import type { Check } from '../check';

/** Tests after which a call can only panic: where they hold, and where they do not. */
const FAILS: Readonly<Record<string, readonly [then: RegExp, otherwise: RegExp]>> = {
  is_none: [/^(?:unwrap|expect)$/, /^$/],
  is_some: [/^$/, /^(?:unwrap|expect)$/],
  is_err: [/^(?:unwrap|expect)$/, /^(?:unwrap_err|expect_err)$/],
  is_ok: [/^(?:unwrap_err|expect_err)$/, /^(?:unwrap|expect)$/],
};

/** `if a.is_none() { a.unwrap() }`. */
export const unwrapAfterCheck: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const report = (body: readonly Statement[], name: string, calls: RegExp): void => {
    if (anyIn(body, (one) => one.kind === 'assign' && textOf(one.target.node) === name)) return;
    anyIn(body, (one) => {
      if (one.kind === 'call' && one.callee.kind === 'member' && calls.test(one.callee.name))
        if (textOf(one.callee.object.node) === name) found.push(one.node);
      return false;
    });
  };
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'if') return;
      const asked = askedIn(statement.test);
      if (!asked) return;
      report(statement.then, asked.name, asked.fails[0]);
      report(statement.otherwise, asked.name, asked.fails[1]);
    },
  });
  return found;
};

function askedIn(test: Expression): { readonly name: string; readonly fails: readonly [RegExp, RegExp] } | null {
  if (test.kind === 'unary' && test.operator === '!') {
    const asked = askedIn(test.operand);
    return asked && { name: asked.name, fails: [asked.fails[1], asked.fails[0]] };
  }
  if (test.kind !== 'call' || test.callee.kind !== 'member' || test.callee.object.kind !== 'name') return null;
  const fails = FAILS[test.callee.name];
  return fails ? { name: test.callee.object.name, fails } : null;
}

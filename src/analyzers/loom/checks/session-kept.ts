import type { SyntaxNode } from '../../syntax';
import { nameIndex, type Scope, walk } from '../names';
import { type Expression, type Statement, statementsIn } from '../program';
import { anyWithin } from './any-in';
import type { Check } from './check';

const SIGN_IN = nameIndex([
  [['*.FormsAuthentication.Authenticate', '*.Membership.ValidateUser', '*.WebSecurity.Login'], true as const],
]);
const RENEWS = nameIndex([[['Session.Abandon', 'Session.Clear', 'Session.RemoveAll'], true as const]]);
const KEPT = /(?:^|\.)Session(?:\.\w+|\[\])$/;

/** What is put into a session after a sign-in, while the session is still the one from before. */
export const sessionKept: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const calls = (one: Expression, scope: Scope, wanted: typeof SIGN_IN, depth = 2): boolean => {
    if (one.kind !== 'call') return false;
    if (wanted.find(resolver.namesOf(one.callee, scope)).length > 0) return true;
    const callee = depth > 0 ? resolver.functionOf(one.callee, scope) : null;
    return (
      !!callee && callee.body.some((statement) => within(statement, resolver.names.scopeOf(callee), wanted, depth - 1))
    );
  };
  const within = (statement: Statement, scope: Scope, wanted: typeof SIGN_IN, depth = 2): boolean => {
    const { expressions, lists } = statementsIn(statement);
    return (
      expressions.some((each) => anyWithin(each, (one) => calls(one, scope, wanted, depth))) ||
      lists.some((list) => list.some((each) => within(each, scope, wanted, depth)))
    );
  };

  /** Gives whether somebody may be signed in with an old session once the statements are done. */
  function run(statements: readonly Statement[], scope: Scope, entered: boolean): boolean {
    let stale = entered;
    for (const statement of statements) {
      if (statement.kind === 'if') {
        const asks = anyWithin(statement.test, (one) => calls(one, scope, SIGN_IN));
        const isDenied = asks && statement.test.kind === 'unary' && statement.test.operator === '!';
        const then = run(statement.then, scope, stale || (asks && !isDenied));
        const otherwise = run(statement.otherwise, scope, stale || isDenied);
        stale = then || otherwise;
        continue;
      }
      if (statement.kind === 'expression') {
        const { value } = statement;
        if (stale && value.kind === 'assign' && KEPT.test(resolver.namesOf(value.target, scope)[0] ?? ''))
          found.push(value.node);
        if (within(statement, scope, RENEWS)) stale = false;
        continue;
      }
      for (const list of statementsIn(statement).lists) stale = run(list, scope, stale) || stale;
    }
    return stale;
  }

  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind === 'function') run(expression.body, resolver.names.scopeOf(expression), false);
    },
  });
  return found;
};

import type { SyntaxNode } from '../../syntax';
import { lookUp, nameIndex, type Resolver, type Scope, walk } from '../names';
import { type Binary, type Call, type Expression, partsOf, type Statement, statementsIn } from '../program';
import { anyIn } from './any-in';
import type { Check } from './check';

const SENSITIVE =
  /^(?:do_?)?(?:log_?in|log_?on|sign_?in|authenticate|authorize|grant_?access|(?:re_?)?check_?(?:login|auth)\w*)$/i;
/** What a browser or a name server says, whatever the name. */
const CLAIMS = nameIndex([
  [
    [
      'Request.Cookies',
      'HttpCookie.Value',
      'HttpServletRequest.getCookies',
      'Cookie.getValue',
      '/(?:^|\\.)getCookies\\(\\)/',
      '/(?:^|\\.)Dns\\.GetHost\\w+/',
      'InetAddress.getHostName',
      'InetAddress.getCanonicalHostName',
    ],
    'claim',
  ],
  [
    [
      'Request.QueryString',
      'Request.Query',
      'Request.Form',
      'Request.Params',
      'HttpServletRequest.getParameter',
      'HttpServletRequest.getHeader',
      '/(?:^|\\.)getParameter$/',
    ],
    'field',
  ],
]);
const ANSWER = /^(?:true|false|yes|no|on|off|[01yn]|admin\w*)$/i;
const TESTS = /^(?:equals(?:IgnoreCase)?|Equals|(?:starts|ends)With|(?:Starts|Ends)With|contains|Contains)$/;
const MAX_STEPS = 6;

/** A sign-in or a check of rights that takes place only when what the caller sent says so. */
export const controlledBypass: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const runList = (statements: readonly Statement[], scope: Scope): void => {
    statements.forEach((statement, at) => {
      for (const list of statementsIn(statement).lists) runList(list, scope);
      if (statement.kind !== 'if' || !isClaimed(statement.test, scope, resolver)) return;
      const after = statements.slice(at + 1);
      const isLast = (list: readonly Statement[]): boolean => ['return', 'throw'].includes(list.at(-1)?.kind ?? '');
      const { then, otherwise } = statement;
      report(then, isLast(otherwise) ? otherwise : [...otherwise, ...(isLast(then) ? after : [])]);
      report(otherwise, isLast(then) ? then : [...then, ...(isLast(otherwise) ? after : [])]);
    });
  };
  const report = (where: readonly Statement[], elsewhere: readonly Statement[]): void => {
    anyIn(where, (one) => {
      const name = one.kind === 'call' ? calledName(one) : '';
      if (SENSITIVE.test(name) && !anyIn(elsewhere, (other) => other.kind === 'call' && calledName(other) === name))
        found.push(one.node);
      return false;
    });
  };
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind === 'function') runList(expression.body, resolver.names.scopeOf(expression));
    },
  });
  return found;
};

function calledName({ callee }: Call): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

/** Whether a test compares what the caller sent with a fixed text. */
function isClaimed(test: Expression, scope: Scope, resolver: Resolver): boolean {
  if (test.kind === 'unary') return isClaimed(test.operand, scope, resolver);
  const sides = test.kind === 'binary' ? comparedIn(test) : test.kind === 'call' ? askedIn(test) : null;
  if (!sides) return false;
  return [sides, [sides[1], sides[0]] as const].some(([sent, fixed]) => {
    const text = resolver.constantOf(fixed, scope);
    if (!text || text.type === 'null' || text.value === '') return false;
    const kinds = sentIn(sent, scope, resolver, MAX_STEPS);
    return kinds.has('claim') || (kinds.has('field') && ANSWER.test(text.value));
  });
}

function comparedIn({ operator, left, right }: Binary): readonly [Expression, Expression] | null {
  return operator === '==' || operator === '!=' ? [left, right] : null;
}

function askedIn({ callee, args }: Call): readonly [Expression, Expression] | null {
  const [only] = args;
  return callee.kind === 'member' && TESTS.test(callee.name) && only ? [callee.object, only.value] : null;
}

function sentIn(expression: Expression, scope: Scope, resolver: Resolver, steps: number): ReadonlySet<string> {
  const found = new Set(CLAIMS.find(resolver.namesOf(expression, scope)));
  if (steps === 0) return found;
  const binding = expression.kind === 'name' ? lookUp(scope, expression.name) : null;
  const values = binding?.kind === 'variable' && binding.values.length === 1 ? binding.values : [];
  for (const part of [...partsOf(expression), ...values])
    for (const kind of sentIn(part, scope, resolver, steps - 1)) found.add(kind);
  return found;
}

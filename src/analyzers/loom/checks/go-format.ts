import type { SyntaxNode } from '../../syntax';
import { nameIndex, walk } from '../names';
import type { Argument, Expression } from '../program';
import type { Check } from './check';

/** Where the format of each function stands. */
const FORMATS = nameIndex<number>([
  [['fmt.Printf', 'fmt.Sprintf', 'fmt.Errorf', 'log.Printf', 'log.Fatalf', 'log.Panicf', 'log.Logger.Printf'], 0],
  [['/^testing\\.[TBF]B?\\.(?:Errorf|Fatalf|Logf|Skipf)$/'], 0],
  [['fmt.Fprintf', 'fmt.Appendf'], 1],
]);
const DIRECTIVE = /%[-+ #0]*(\*|\d+)?(?:\.(\*|\d+)?)?(.)?/gsu;
const VERBS = 'vTtbcdoOqxXUeEfFgGspw';

/** Go's formats: as many values as directives, of the kind that each takes; and no text of others as a format. */
export const goFormat: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  if (program.language !== 'go') return found;
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call') return;
      const [at] = FORMATS.find(resolver.namesOf(expression.callee, scope));
      const format = at === undefined ? undefined : expression.args[at]?.value;
      if (at === undefined || !format) return;
      const given = expression.args.slice(at + 1);
      if ([...given, expression.args[at]!].some(({ spread }) => spread)) return;
      const text = resolver.constantOf(format, scope);
      const isWrong = text ? text.type === 'string' && isOff(text.value, given) : given.length === 0 && isMade(format);
      if (isWrong) found.push(expression.node);
    },
  });
  return found;
};

/** What comes out of a call or out of joining may hold a percent sign. */
function isMade({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'call' || kind === 'binary' || kind === 'member' || kind === 'index';
}

function isOff(format: string, given: readonly Argument[]): boolean {
  if (format.includes('%[')) return false;
  // A call alone may give several values.
  if (given.length === 1 && given[0]!.value.kind === 'call') return false;
  let next = 0;
  for (const [, width, precision, verb] of format.matchAll(DIRECTIVE)) {
    if (verb === '%') continue;
    if (verb === undefined || !VERBS.includes(verb)) return true;
    next += [width, precision].filter((part) => part === '*').length;
    const value = given[next]?.value;
    next += 1;
    if (value?.kind === 'literal' && !takes(verb, value.type)) return true;
  }
  return next !== given.length;
}

function takes(verb: string, type: string): boolean {
  if (type === 'string') return 'vTqxXs'.includes(verb);
  if (type === 'boolean') return 'vTt'.includes(verb);
  return type !== 'number' || !'tspw'.includes(verb);
}

import type { Expression, If, Statement, Switch, Try } from '../../loom';
import { statementsIn } from '../../loom';
import { bestPairs, commonPairs } from './pairing';
import type { CompareExpressions, CompareStatements } from './comparer';
import type { Edit, Place } from './edit';
import { compareSwitches } from './switches';
import type { Shapes } from './shapes';
import { compareTries } from './tries';

export interface StatementTools {
  readonly shapes: Shapes;
  readonly likeness: (one: Statement, other: Statement) => number;
  readonly report: (edit: Edit) => void;
  readonly expressions: CompareExpressions;
}

/** Statements that share fewer words than this are not taken for each other. */
const ALIKE = 0.5;
/** Where more statements than this stand against each other, they were written anew. */
const MAX_PAIRS = 2_500;
/** Statements of a value stand for each other whatever becomes of it. */
const VALUED: ReadonlySet<Statement['kind']> = new Set(['expression', 'variable', 'return', 'throw']);
const WRAPPING: ReadonlySet<Statement['kind']> = new Set(['if', 'try', 'using', 'loop']);

/** Finds the smallest differences between two lists of statements that stand for each other. */
export function compareStatementsBy(tools: StatementTools): CompareStatements {
  const { shapes, likeness, report, expressions } = tools;

  const compareLists: CompareStatements = (base, head, within) => {
    const placeAt = (at: number): Place => ({ list: head, at, test: false, within });
    const partner = new Map<number, number>(pairNamed(base, head));
    const taken = new Set(partner.values());
    for (const [b, h] of partner) compareOne(base[b]!, head[h]!, placeAt(h));

    const left = (list: readonly Statement[], isTaken: (at: number) => boolean): readonly number[] =>
      list.flatMap((_, at) => (isTaken(at) ? [] : [at]));
    const olds = left(base, (at) => partner.has(at));
    const news = left(head, (at) => taken.has(at));
    const common = commonPairs(shapes.ofAll(olds.map((at) => base[at]!)), shapes.ofAll(news.map((at) => head[at]!)));
    let [b, h] = [0, 0];
    for (const [nextB, nextH] of [...common, [olds.length, news.length] as const]) {
      const following = news[nextH] ?? (head.length > 0 ? (news[nextH - 1] ?? head.length - 1) + 1 : 0);
      compareGap(olds.slice(b, nextB), news.slice(h, nextH), following);
      [b, h] = [nextB + 1, nextH + 1];
    }

    function compareGap(gone: readonly number[], come: readonly number[], next: number): void {
      if (gone.length === 0 || gone.length * come.length > MAX_PAIRS) return;
      const [removed, added] = [gone.map((at) => base[at]!), come.map((at) => head[at]!)];
      const unwrapped = new Map<number, readonly number[]>();
      for (const [at, statement] of removed.entries()) {
        const freed = freedBy(statement, added);
        if (freed.length > 0) unwrapped.set(at, freed);
      }
      const busy = new Set([...unwrapped.values()].flat());
      const pairs = bestPairs(removed.length, added.length, (r, a) =>
        unwrapped.has(r) || busy.has(a) ? 0 : affinity(removed[r]!, added[a]!),
      );
      const paired = new Map(pairs);
      for (const [r, statement] of removed.entries()) {
        const a = paired.get(r);
        const freed = unwrapped.get(r);
        if (freed)
          unwrap(
            statement,
            freed.map((each) => come[each]!),
          );
        else if (a !== undefined) compareOne(statement, added[a]!, placeAt(come[a]!));
        else if (!wrappedNow(statement, added))
          report({ kind: 'removed', base: statement, place: placeAt(pairedAfter(r) ?? next) });
      }
      function pairedAfter(r: number): number | null {
        const after = pairs.find(([each]) => each > r);
        return after ? come[after[1]]! : null;
      }
    }

    function unwrap(statement: Statement, freed: readonly number[]): void {
      const statements = freed.map((at) => head[at]!);
      report({ kind: 'unwrapped', base: statement, head: statements, place: placeAt(freed[0]!) });
    }
  };

  /** Which of the added statements stood in this one before. */
  const freedBy = (statement: Statement, added: readonly Statement[]): readonly number[] => {
    if (!WRAPPING.has(statement.kind)) return [];
    const inner = statementsIn(statement).lists.flat();
    const shapesInside = new Set(shapes.ofAll(inner));
    const exact = added.flatMap((one, at) => (shapesInside.has(shapes.of(one)) ? [at] : []));
    if (exact.length > 0) return exact;
    const kindred = added.some((one) => one.kind === statement.kind && likeness(one, statement) >= ALIKE);
    if (kindred) return [];
    return added.flatMap((one, at) =>
      inner.some((each) => each.kind === one.kind && likeness(each, one) >= 0.8) ? [at] : [],
    );
  };

  /** Whether an added statement has taken this one in. */
  const wrappedNow = (statement: Statement, added: readonly Statement[]): boolean => {
    const shape = shapes.of(statement);
    return added.some((one) =>
      statementsIn(one).lists.some((list) =>
        list.some(
          (each) => shapes.of(each) === shape || (each.kind === statement.kind && likeness(each, statement) >= 0.8),
        ),
      ),
    );
  };

  const affinity = (one: Statement, other: Statement): number => {
    if (one.kind !== other.kind && !(VALUED.has(one.kind) && VALUED.has(other.kind))) return 0;
    const score = likeness(one, other);
    return score >= ALIKE ? score : 0;
  };

  const compareOne = (base: Statement, head: Statement, place: Place): void => {
    if (shapes.of(base) === shapes.of(head)) return;
    if (VALUED.has(base.kind) && VALUED.has(head.kind)) compareValues(base, head, place);
    else if (base.kind === 'if' && head.kind === 'if') compareIfs(base, head, place);
    else if (base.kind === 'loop' && head.kind === 'loop') {
      expressions(base.each?.of ?? null, head.each?.of ?? null, place);
      expressions(base.test, head.test, { ...place, test: true });
      compareLists(base.body, head.body, place.within);
    } else if (base.kind === 'switch' && head.kind === 'switch') switches(base, head, place);
    else if (base.kind === 'try' && head.kind === 'try') tries(base, head, place);
    else if (base.kind === 'using' && head.kind === 'using') {
      compareLists(base.resources, head.resources, place.within);
      compareLists(base.body, head.body, place.within);
    } else if (base.kind === 'function' && head.kind === 'function') expressions(base.value, head.value, place);
    else if (base.kind === 'class' && head.kind === 'class') compareLists(base.members, head.members, null);
  };

  const compareValues = (base: Statement, head: Statement, place: Place): void => {
    const [[oldTarget, oldValue], [newTarget, newValue]] = [valueIn(base), valueIn(head)];
    const lost = (oldTarget !== null && newTarget === null) || (base.kind === 'return' && head.kind === 'expression');
    if (lost && oldValue && newValue) report({ kind: 'result', base, head, place });
    expressions(oldTarget, newTarget, place);
    expressions(oldValue, newValue, place);
  };

  const compareIfs = (base: If, head: If, place: Place): void => {
    if (turnedRound(base, head)) return;
    if (!negated(base, head)) expressions(base.test, head.test, { ...place, test: true });
    compareLists(base.then, head.then, place.within);
    if (base.otherwise.length > 0 && head.otherwise.length === 0)
      report({ kind: 'branch', base, head, tests: [], body: base.otherwise, place });
    else compareLists(base.otherwise, head.otherwise, place.within);
  };

  /** `if (!a) return; b` that is now `if (a) { b }`: asks the opposite to do the opposite. */
  const negated = ({ test, then }: If, head: If): boolean => {
    const [one, other] = test.kind === 'unary' ? [test, head.test] : [head.test, test];
    if (one.kind !== 'unary' || one.operator !== '!' || shapes.of(one.operand) !== shapes.of(other)) return false;
    const before = new Set(shapes.ofAll(then));
    return !shapes.ofAll(head.then).some((shape) => before.has(shape));
  };

  const turnedRound = (base: If, head: If): boolean =>
    base.otherwise.length > 0 &&
    shapes.ofAll(base.then).join() === shapes.ofAll(head.otherwise).join() &&
    shapes.ofAll(base.otherwise).join() === shapes.ofAll(head.then).join();

  const switches = (base: Switch, head: Switch, place: Place): void =>
    compareSwitches(base, head, place, { shapes, report, lists: compareLists, expressions });
  const tries = (base: Try, head: Try, place: Place): void =>
    compareTries(base, head, place, { report, lists: compareLists });
  return compareLists;
}

/** What is named stands for what bears its name, wherever it went in its list. */
function pairNamed(base: readonly Statement[], head: readonly Statement[]): [number, number][] {
  const waiting = new Map<string, number[]>();
  for (const [at, statement] of head.entries()) {
    const name = nameOf(statement);
    if (name !== null) waiting.set(name, [...(waiting.get(name) ?? []), at]);
  }
  return base.flatMap((statement, at): [number, number][] => {
    const name = nameOf(statement);
    const found = name === null ? undefined : waiting.get(name)?.shift();
    return found === undefined ? [] : [[at, found]];
  });
}

function nameOf(statement: Statement): string | null {
  if (statement.kind === 'function') return statement.value.name && `function ${statement.value.name}`;
  return statement.kind === 'class' ? statement.name && `class ${statement.name}` : null;
}

function valueIn(statement: Statement): readonly [target: Expression | null, value: Expression | null] {
  if (statement.kind === 'variable') return [statement.target, statement.value];
  if (statement.kind === 'expression' && statement.value.kind === 'assign')
    return [statement.value.target, statement.value.value];
  return [null, 'value' in statement ? statement.value : null];
}

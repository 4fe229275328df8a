import type { Choice, Expression, Located, Statement } from '../../loom';
import { textOf } from '../../syntax';
import { type Comparison, type Edit, isOptional, type Place, type Shapes } from '../compare';
import type { Hit, Question } from './question';
import { bodyOf, firstIn, testsIn } from './search';
import { type Tested, testedIn, type TestKind } from './tested';

const RULES: Readonly<Record<TestKind, string>> = {
  null: 'removed-null-check',
  type: 'removed-type-check',
  bounds: 'removed-bounds-check',
  error: 'removed-error-check',
  permission: 'removed-permission-check',
  other: 'removed-condition',
};

/** A test that is no longer made, while what it guarded is still done. */
export const removedCondition: Question = (edit, comparison) => {
  const lost = lostTest(edit);
  if (!lost || stillAsked(lost, edit.place, comparison)) return null;
  const body = bodyOf(edit.place.within, comparison.head.body);
  const classified = classify(lost, body, comparison.shapes);
  return classified && { at: lost.at.node, ...classified };
};

interface LostTest {
  readonly test: Expression;
  /** What the test guarded, on the head. */
  readonly guarded: readonly (Expression | Statement)[];
  readonly at: Located;
  /** Whether the test stood in a statement of its own, which is gone. */
  readonly alone?: boolean;
  /** Whether it was no test to be seen, but `?.`. */
  readonly implied?: boolean;
}

function lostTest(edit: Edit): LostTest | null {
  switch (edit.kind) {
    case 'unwrapped':
      return edit.base.kind === 'if' ? { test: edit.base.test, guarded: edit.head, at: edit.head[0]! } : null;
    case 'operand':
      return isTest(edit) ? { test: edit.dropped, guarded: guardedBy(edit), at: edit.head } : null;
    case 'bared':
      return edit.base.kind === 'choice' && edit.kept !== edit.base.test && !standsIn(edit.base, edit.kept)
        ? { test: edit.base.test, guarded: [edit.head], at: edit.head }
        : null;
    case 'optional':
      return { test: edit.base.object, guarded: [edit.head], at: edit.head, implied: true };
    case 'removed':
      return guard(edit);
    default:
      return null;
  }
}

/** `a == null ? b : a`: that is a default, which is asked elsewhere. */
export function standsIn({ test }: Choice, kept: Expression): boolean {
  if (test.kind !== 'binary' || (test.operator !== '==' && test.operator !== '!=')) return false;
  const [value, other] = test.left.kind === 'literal' ? [test.right, test.left] : [test.left, test.right];
  return other.kind === 'literal' && other.type === 'null' && textOf(value.node) === textOf(kept.node);
}

/** Of `a || b` that is a value, what is dropped is no test but a value: that is asked elsewhere. */
function isTest({ base, place }: Extract<Edit, { kind: 'operand' }>): boolean {
  return place.test || base.operator === '&&';
}

/** What stands behind the dropped operand, and what the whole test guards. */
function guardedBy({ head, place }: Extract<Edit, { kind: 'operand' }>): readonly (Expression | Statement)[] {
  const statement = place.list[place.at];
  if (!place.test || statement?.kind !== 'if') return [head];
  const leaves = statement.then.at(-1);
  const after = leaves && isExit(leaves) ? place.list.slice(place.at + 1) : [];
  return [head, ...statement.then, ...after];
}

/** `if (!a) return;`: what follows counted on it. */
function guard({ base, place }: Extract<Edit, { kind: 'removed' }>): LostTest | null {
  if (base.kind !== 'if' || base.otherwise.length > 0 || base.then.length > 2) return null;
  const last = base.then.at(-1);
  const next = place.list[place.at];
  if (!last || !isExit(last) || !next) return null;
  return { test: base.test, guarded: place.list.slice(place.at), at: next, alone: true };
}

function isExit({ kind }: Statement): boolean {
  return kind === 'return' || kind === 'throw' || kind === 'jump';
}

/** Whether the head asks as often as the base did about the same things: then the test has only moved, or was turned round. */
function stillAsked(
  { test, implied }: LostTest,
  { within }: Place,
  { base, head, shapes, counts }: Comparison,
): boolean {
  const shape = shapes.of(test);
  if (!implied && (counts.head.get(shape) ?? 0) >= (counts.base.get(shape) ?? 0)) return true;
  // Both sides of the same function where it has a name, else of the file.
  const old = within?.name ? functionNamed(base.body, within.name) : null;
  const before = mentions(testsIn(old ?? base.body), shapes);
  const now = mentions(testsIn(old && within ? within.body : head.body), shapes);
  const values = testedIn(test).map(({ value }) => shapes.of(value));
  const wanted = (value: number): number => Math.max(1, (before.get(value) ?? 0) + (implied ? 1 : 0));
  return values.every((value) => (now.get(value) ?? 0) >= wanted(value));
}

function mentions(tests: readonly Expression[], shapes: Shapes): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const test of new Set(tests))
    for (const { value } of testedIn(test)) counts.set(shapes.of(value), (counts.get(shapes.of(value)) ?? 0) + 1);
  return counts;
}

function functionNamed(body: readonly Statement[], name: string): readonly Statement[] | null {
  for (const statement of body) {
    if (statement.kind === 'function' && statement.value.name === name) return statement.value.body;
    const found = statement.kind === 'class' ? functionNamed(statement.members, name) : null;
    if (found) return found;
  }
  return null;
}

/** The strongest thing that the lost test asked and that what it guarded counts on; null where nothing has to do with it any more. */
function classify(
  { test, guarded, at, alone }: LostTest,
  body: readonly Statement[],
  shapes: Shapes,
): Omit<Hit, 'at'> | null {
  const tested = testedIn(test);
  for (const each of tested) {
    const relying = relyingOn(each, guarded, shapes);
    if (relying) return { rule: RULES[each.kind], gone: test, relying: relying.node === at.node ? null : relying };
  }
  const special = tested.find(({ kind }) => kind === 'error' || kind === 'permission');
  const asked = new Set(tested.map(({ value }) => shapes.of(value)));
  const named = (within: readonly (Expression | Statement)[]): boolean =>
    firstIn(within, (one) => asked.has(shapes.of(one))) !== null;
  // An error that nothing gives any more needs no test, nor does a value that nothing reads.
  if (special?.kind === 'error' ? !named(body) : alone && !special && !named(guarded)) return null;
  return { rule: RULES[special?.kind ?? 'other'], gone: test, relying: null };
}

function relyingOn(
  { kind, value, explicit }: Tested,
  guarded: readonly (Expression | Statement)[],
  shapes: Shapes,
): Located | null {
  const shape = shapes.of(value);
  const isValue = (expression: Expression): boolean => shapes.of(expression) === shape;
  switch (kind) {
    case 'null':
      return firstIn(guarded, (one) => (explicit ? isValue(one) : takesApart(one, isValue)));
    case 'type':
    case 'bounds':
      return firstIn(guarded, isValue);
    default:
      return null;
  }
}

function takesApart(one: Expression, isValue: (expression: Expression) => boolean): boolean {
  if (one.kind === 'member') return !isOptional(one) && isValue(one.object);
  if (one.kind === 'index') return isValue(one.object);
  return one.kind === 'call' && isValue(one.callee);
}

import type { Statement, Switch } from '../../loom';
import type { CompareExpressions, CompareStatements } from './comparer';
import type { Edit, Place } from './edit';
import type { Shapes } from './shapes';

interface Tools {
  readonly shapes: Shapes;
  readonly report: (edit: Edit) => void;
  readonly lists: CompareStatements;
  readonly expressions: CompareExpressions;
}

/** Compares the cases that have a test in common, and tells those that are gone. */
export function compareSwitches(
  base: Switch,
  head: Switch,
  place: Place,
  { shapes, report, lists, expressions }: Tools,
): void {
  expressions(base.subject, head.subject, place);
  const byTest = new Map(head.cases.flatMap((each) => keysOf(each, shapes).map((key) => [key, each] as const)));
  for (const each of base.cases) {
    const other = keysOf(each, shapes)
      .map((key) => byTest.get(key))
      .find((found) => found !== undefined);
    if (!other) {
      report({ kind: 'branch', base, head, tests: each.tests, body: each.body, place });
      continue;
    }
    const last = each.body.at(-1);
    if (last && leaves(last) && other.body.length > 0 && !other.body.some(leaves))
      report({
        kind: 'fallthrough',
        base,
        head,
        last,
        place: { ...place, list: other.body, at: other.body.length - 1 },
      });
    lists(each.body, other.body, place.within);
  }
}

function keysOf({ tests }: Switch['cases'][number], shapes: Shapes): readonly (number | 'default')[] {
  return tests.length === 0 ? ['default'] : shapes.ofAll(tests);
}

function leaves({ kind }: Statement): boolean {
  return kind === 'jump' || kind === 'return' || kind === 'throw';
}

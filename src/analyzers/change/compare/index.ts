import type { Program } from '../../loom';
import type { CompareExpressions, CompareStatements } from './comparer';
import type { Edit } from './edit';
import { compareExpressionsBy } from './expressions';
import { createLikeness } from './likeness';
import { countShapes, createShapes, type Shapes } from './shapes';
import { compareStatementsBy } from './statements';

export type { Edit, EditOf, Place } from './edit';
export { isLogical, operandsOf } from './flatten';
export { isStatement } from './is-statement';
export { isOptional } from './optional';
export type { Shapes } from './shapes';

/** Two programs and what differs between them. */
export interface Comparison {
  readonly base: Program;
  readonly head: Program;
  readonly shapes: Shapes;
  /** How often each shape stands in the base and in the head. */
  readonly counts: { readonly base: ReadonlyMap<number, number>; readonly head: ReadonlyMap<number, number> };
  readonly edits: readonly Edit[];
}

/** Compares two versions of a file. Pure and total; takes time in proportion to both, times the depth of their nesting. */
export function comparePrograms(base: Program, head: Program): Comparison {
  const shapes = createShapes();
  const edits: Edit[] = [];
  const likeness = createLikeness();
  const report = (edit: Edit): void => void edits.push(edit);
  const expressions: CompareExpressions = compareExpressionsBy({
    shapes,
    likeness,
    report,
    bodies: (old, now, within) => statements(old, now, within),
  });
  const statements: CompareStatements = compareStatementsBy({ shapes, likeness, report, expressions });
  statements(base.body, head.body, null);
  const counts = { base: countShapes(base, shapes), head: countShapes(head, shapes) };
  return { base, head, shapes, counts, edits };
}

import type { Expression, FunctionValue, Statement } from '../../loom';
import type { Place } from './edit';

/** Reports what differs between two expressions that stand for each other; none on either side has nothing to be compared. */
export type CompareExpressions = (base: Expression | null, head: Expression | null, place: Place) => void;

/** The same of two lists of statements, in the function of the head that they stand in. */
export type CompareStatements = (
  base: readonly Statement[],
  head: readonly Statement[],
  within: FunctionValue | null,
) => void;

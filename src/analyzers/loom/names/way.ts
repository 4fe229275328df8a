import type { Expression, Statement } from '../program';
import type { Scope } from './scope';

/** One stop of a walk: of the two, the one that stands here. */
export interface Stop {
  readonly expression: Expression | null;
  readonly statement: Statement | null;
  readonly scope: Scope;
}

/** The way through a program is the same for all who walk it, and some fifty checks do. */
export type Way = readonly Stop[];

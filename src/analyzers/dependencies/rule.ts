import type { Example, Hit, RuleFacts } from '../document-rules';
import type { DependencyChange } from './dependency-change';

/** A file at both ends of a change, with others that belong to it. */
export interface ChangedExample extends Example {
  /** Absent for a new file, and the same as `text` for one that the change leaves alone. */
  readonly before?: string;
  readonly beside?: readonly ChangedExample[];
}

export interface DependencyHit extends Hit {
  readonly path: string;
}

/** A question asked of what a change does to manifests and lock files. */
export interface DependencyRule extends RuleFacts {
  find(change: DependencyChange): Iterable<DependencyHit>;
  readonly examples: { readonly bad: readonly ChangedExample[]; readonly ok: readonly ChangedExample[] };
}

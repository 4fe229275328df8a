import type { Category } from './category';
import type { Language } from './language';
import type { Preset } from './preset';
import type { Severity } from './severity';

/** One thing an analyzer can find: a row of `loom rules`. */
export interface Rule {
  /** Stable name, `<tool>/<rule>`, e.g. `ruff/S602`. Users write it in `.loom/config.yaml`. */
  readonly id: string;
  readonly tool: string;
  readonly severity: Severity;
  readonly category: Category;
  /** Languages the rule looks at; empty means files of any kind, or the change as a whole. */
  readonly languages: readonly Language[];
  /** One sentence: what it finds and why that matters. */
  readonly title: string;
  /** e.g. `CWE-89`. */
  readonly cwe?: string;
  readonly helpUrl?: string;
  /** The preset that turns it on; absent for a rule that is always on. */
  readonly preset?: Preset;
}

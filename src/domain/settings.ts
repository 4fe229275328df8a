import type { Severity } from './severity';

/** What administrators set on the settings pages. Every key may be left out: then the next wider scope decides. */
export interface Settings {
  /** Review pull requests of this repository at all. */
  readonly enabled?: boolean;
  /** Review draft pull requests too. */
  readonly drafts?: boolean;
  readonly inlineComments?: boolean;
  readonly summary?: boolean;
  readonly insights?: boolean;
  readonly buildStatus?: boolean;
  readonly tasks?: 'blockers' | 'none';
  /** The most that Loom does as a reviewer. */
  readonly reviewAction?: 'comment' | 'approve' | 'request_changes';
  readonly gateFailOn?: 'blocker' | 'warning' | 'none';
  /** Findings below it are not reported. */
  readonly minSeverity?: Severity;
  /** Globs over paths that are not reviewed. */
  readonly ignorePaths?: readonly string[];
}

/** Every key decided. */
export type EffectiveSettings = Required<Settings>;

export const DEFAULT_SETTINGS: EffectiveSettings = {
  enabled: true,
  drafts: false,
  inlineComments: true,
  summary: true,
  insights: true,
  buildStatus: true,
  tasks: 'none',
  reviewAction: 'comment',
  gateFailOn: 'blocker',
  minSeverity: 'info',
  ignorePaths: [],
};

/** The narrowest scope that says something wins, key by key; `scopes` from the narrowest to the widest. */
export function effectiveSettings(...scopes: readonly Settings[]): EffectiveSettings {
  return Object.assign({}, DEFAULT_SETTINGS, ...[...scopes].reverse()) as EffectiveSettings;
}

/**
 * What the pages and the server say to each other: types only, shared by both. Every request carries `Authorization: Bearer
 * <session>`; the session comes with the page (see `PageBoot`) and names tenant, person, repository and pull request, so that no
 * request can name another one. Errors are `ApiError` with the matching status.
 *
 * | request                                    | answers           |
 * | ------------------------------------------ | ----------------- |
 * | GET  /api/panel                            | PanelView, ETag   |
 * | POST /api/panel/rerun                      | PanelView         |
 * | POST /api/panel/findings/:fingerprint/dismiss  {reason} | PanelView |
 * | POST /api/panel/findings/:fingerprint/restore           | PanelView |
 * | GET  /api/settings/repository              | SettingsView      |
 * | PUT  /api/settings/repository  {settings}  | SettingsView      |
 * | POST /api/settings/repository/webhook-secret | WebhookSecretView: shown once |
 * | GET  /api/settings/workspace               | SettingsView      |
 * | PUT  /api/settings/workspace   {settings}  | SettingsView      |
 * | POST /api/session                          | SessionView: a fresh session for a valid one |
 */

/** Printed into the page as JSON, in `<script type="application/json" id="loom-boot">`. */
export interface PageBoot {
  readonly page: 'panel' | 'repository-settings' | 'workspace-settings';
  readonly session: string;
  /** Prefix of API addresses, without a slash at its end: the path of `LOOM_BASE_URL`. */
  readonly basePath: string;
  /** Address of the host's `all.js`; null outside of an iframe of the host. */
  readonly hostScript: string | null;
  /** Where the repository's settings are; null where the host shows them in its own. */
  readonly settingsUrl: string | null;
}

export interface SessionView {
  readonly session: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface ApiError {
  readonly error: {
    readonly code: string;
    /** What went wrong, for people. */
    readonly message: string;
    /** What to do next, for people. */
    readonly next: string;
    /** Where to sign in with the host, when that is what is missing. */
    readonly signIn?: string;
  };
}

export type SeverityName = 'blocker' | 'warning' | 'info';

export interface PanelView {
  /** `not_set_up`: nothing was ever reviewed and no webhook arrived; `off`: switched off in the settings. */
  readonly setup: 'ready' | 'not_set_up' | 'off';
  readonly pullRequest: {
    readonly number: number;
    readonly title: string | null;
    readonly url: string | null;
  };
  /** A review was asked for and has not ended: it waits for its turn, or runs. */
  readonly queued: boolean;
  /** The newest review; null when there was none. */
  readonly review: PanelReview | null;
  /** Findings of the newest finished review, most serious first, fixed and dismissed ones included. */
  readonly findings: readonly PanelFinding[];
  readonly mayRerun: boolean;
  readonly mayDismiss: boolean;
}

export interface PanelReview {
  readonly id: string;
  readonly state: 'pending' | 'in_progress' | 'completed' | 'failed' | 'cancelled' | 'skipped';
  readonly reason: string | null;
  readonly progress: {
    readonly step: 'gathering' | 'analyzing' | 'placing' | 'publishing';
    readonly detail: string;
  } | null;
  readonly verdict: 'approve' | 'comment' | 'request_changes' | null;
  readonly gate: 'pass' | 'fail' | 'not_evaluated' | null;
  readonly gateReason: string | null;
  readonly headCommit: string | null;
  readonly counts: { readonly blocker: number; readonly warning: number; readonly info: number } | null;
  readonly tools: readonly {
    readonly name: string;
    readonly version: string;
    readonly state: 'completed' | 'degraded' | 'failed' | 'skipped';
    readonly reason: string | null;
  }[];
  readonly notices: readonly string[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

export interface PanelFinding {
  readonly fingerprint: string;
  readonly state: 'new' | 'open' | 'fixed' | 'dismissed' | 'outdated';
  readonly severity: SeverityName;
  readonly category: string;
  readonly rule: string;
  readonly helpUrl: string | null;
  readonly message: string;
  readonly path: string | null;
  readonly startLine: number | null;
  readonly endLine: number | null;
  readonly cwe: string | null;
  /** The comment on the pull request, or else the line in the diff; null for the change as a whole. */
  readonly url: string | null;
  readonly dismissal: { readonly byName: string; readonly reason: string; readonly at: number } | null;
}

/** The keys of `Settings` in `src/domain`; a key that is absent is inherited. */
export interface SettingsValues {
  readonly enabled?: boolean;
  readonly drafts?: boolean;
  readonly inlineComments?: boolean;
  readonly summary?: boolean;
  readonly insights?: boolean;
  readonly buildStatus?: boolean;
  readonly tasks?: 'blockers' | 'none';
  readonly reviewAction?: 'comment' | 'approve' | 'request_changes';
  readonly gateFailOn?: 'blocker' | 'warning' | 'none';
  readonly minSeverity?: SeverityName;
  readonly ignorePaths?: readonly string[];
}

export interface SettingsView {
  readonly scope: 'repository' | 'workspace';
  /** Name of the repository or workspace. */
  readonly subject: string;
  readonly settings: SettingsValues;
  /** What applies to each key that `settings` leaves out, and from where. */
  readonly inherited: Required<SettingsValues>;
  readonly inheritedFrom: 'workspace' | 'default';
  /** Whether this person may save. `sign_in`: only the person's own sign-in can tell. */
  readonly access: 'edit' | 'read' | 'sign_in';
  readonly signIn: string | null;
  /** Address and state of the plain webhook of this repository; null in the workspace scope. */
  readonly webhook: { readonly url: string; readonly secretSet: boolean } | null;
}

export interface WebhookSecretView {
  readonly secret: string;
}

import type { Account, PullRequestEnd } from './pull-request';

/** What a webhook says of a pull request: enough to know which work it asks for. For everything else the host is asked. */
export interface PullRequestSketch {
  readonly number: number;
  readonly state: 'open' | 'merged' | 'declined' | 'superseded';
  readonly source: PullRequestEnd;
  readonly destination: PullRequestEnd;
}

interface EventBase {
  /** The host's stable id of the destination repository, and its name of today. */
  readonly repository: { readonly id: string; readonly fullName: string };
  /** The host's stable id of the workspace or project, where the payload tells. */
  readonly workspace: string | null;
}

/** A webhook in the house's words. */
export type PlatformEvent =
  | (EventBase & { readonly kind: 'pull-request-changed'; readonly pullRequest: PullRequestSketch })
  | (EventBase & { readonly kind: 'pull-request-closed'; readonly pullRequest: PullRequestSketch })
  | (EventBase & {
      readonly kind: 'comment-added';
      readonly pullRequest: PullRequestSketch;
      readonly actor: Account | null;
      readonly comment: { readonly id: string; readonly parent: string | null; readonly body: string };
    });

/** Understood and on purpose not acted on: a success, answered with 2xx. */
export interface Ignored {
  readonly kind: 'ignored';
  readonly reason: string;
}

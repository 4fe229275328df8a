import type { Account, PullRequestEnd } from './pull-request';

/** What a webhook says of a pull request; enough to start work before the host is asked. */
export interface PullRequestSketch {
  readonly number: number;
  readonly title: string;
  readonly draft: boolean;
  readonly state: 'open' | 'merged' | 'declined' | 'superseded';
  readonly author: Account | null;
  readonly source: PullRequestEnd;
  readonly destination: PullRequestEnd;
  readonly url: string;
}

interface EventBase {
  /** The host's stable id of the destination repository, and its name of today. */
  readonly repository: { readonly id: string; readonly fullName: string };
  /** The host's stable id of the workspace or project, where the payload tells. */
  readonly workspace: string | null;
  readonly actor: Account | null;
}

/** A webhook in the house's words. */
export type PlatformEvent =
  | (EventBase & { readonly kind: 'pull-request-changed'; readonly pullRequest: PullRequestSketch })
  | (EventBase & { readonly kind: 'pull-request-closed'; readonly pullRequest: PullRequestSketch })
  | (EventBase & {
      readonly kind: 'comment-added';
      readonly pullRequest: PullRequestSketch;
      readonly comment: { readonly id: string; readonly parent: string | null; readonly body: string };
    });

/** Understood and on purpose not acted on: a success, answered with 2xx. */
export interface Ignored {
  readonly kind: 'ignored';
  readonly reason: string;
}

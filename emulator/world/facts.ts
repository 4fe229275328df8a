import type { GitCommit } from '../git';
import type { Account, Comment, Participant, PullRequest, Repository, Verdict } from './model';

/** A branch or tag that a push moved; a missing side is a ref that was made or deleted. */
export interface RefMove {
  /** The full name. */
  readonly ref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The newest of those that came, newest first. */
  readonly commits: readonly GitCommit[];
}

/** Something that happened, before any host has put it into its own words. */
export type Fact =
  | {
      readonly kind: 'push';
      readonly repository: Repository;
      readonly actor: Account;
      readonly moves: readonly RefMove[];
    }
  | {
      readonly kind: 'pull-request';
      readonly what: 'created' | 'updated' | 'fulfilled' | 'rejected' | 'deleted';
      readonly pullRequest: PullRequest;
      readonly actor: Account;
    }
  | {
      readonly kind: 'comment';
      readonly what: 'created' | 'updated' | 'deleted';
      readonly comment: Comment;
      readonly actor: Account;
      /** The text before an edit. */
      readonly before?: string;
    }
  | {
      readonly kind: 'verdict';
      readonly pullRequest: PullRequest;
      readonly participant: Participant;
      readonly before: Verdict;
    };

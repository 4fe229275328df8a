/**
 * Words. A *delivery* is one webhook request, known by its id. A *job* is one piece of work, known by its key: of one key at most
 * one job waits and one runs. To *take* a job is to hold it under a *lease*; who lets the lease run out loses it, and another
 * worker takes the job. A job that failed too often is *dead*: it stays, with its last error, until a person retries it.
 */

/** What is to be done; the payload of a job. */
export interface ReviewJob {
  readonly kind: 'review';
  readonly tenant: string;
  readonly repository: string;
  readonly number: number;
  /** Head that the webhook told, perhaps abbreviated; null when a person asked for whatever is there now. */
  readonly headCommit: string | null;
  /** What the webhook told of both ends, so that the source can be fetched before the host is asked. */
  readonly source: JobEnd | null;
  readonly destination: JobEnd | null;
  /** Review again although this head was reviewed already. */
  readonly again: boolean;
}

export interface JobEnd {
  readonly branch: string | null;
  readonly commit: string;
  readonly repository: { readonly id: string; readonly fullName: string } | null;
}

/** Tidies up after a pull request that was merged or declined: records its state, drops waiting work. */
export interface CloseJob {
  readonly kind: 'close';
  readonly tenant: string;
  readonly repository: string;
  readonly number: number;
  readonly state: 'merged' | 'declined' | 'superseded';
}

export type JobPayload = ReviewJob | CloseJob;

export interface NewJob {
  /** `review:<tenant>:<repository>:<number>`: a newer job of the same key replaces the waiting one. */
  readonly key: string;
  readonly payload: JobPayload;
  /** Lower runs first: 0 a person waits, 10 a webhook, 20 background. */
  readonly priority: number;
}

export interface Delivery {
  readonly tenant: string;
  readonly id: string;
  /** Host's event key, for the log of deliveries. */
  readonly event: string;
}

export type Recorded = 'recorded' | 'duplicate';

export interface Job {
  readonly id: string;
  readonly key: string;
  readonly payload: JobPayload;
  /** From 1. */
  readonly attempt: number;
  readonly lease: string;
}

export interface DeadJob {
  readonly id: string;
  readonly key: string;
  readonly payload: JobPayload;
  readonly attempts: number;
  readonly lastError: string;
  /** Milliseconds since the epoch. */
  readonly diedAt: number;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
}

/**
 * A durable queue. What a method promised is on disk when its promise resolves. Safe for several processes on the same database.
 */
export interface Queue {
  /**
   * Records a delivery and its job in one commit. A delivery that is known already changes nothing. `job` null records the
   * delivery alone (an event that is ignored).
   * A job whose key runs at this moment waits until that one ends, and the running one is told through `superseded`, unless both
   * ask for the same.
   */
  record(delivery: Delivery, job: NewJob | null): Promise<Recorded>;
  /** Adds a job without a delivery: a person asked. */
  add(job: NewJob): Promise<void>;
  /** The next job that is due, under a lease, or null. */
  take(leaseMs: number): Promise<Job | null>;
  /** Prolongs the lease. `lost`: somebody else has it, stop. `superseded`: another job of the same key waits, stop soon. */
  extend(job: Job, leaseMs: number): Promise<'held' | 'lost' | 'superseded'>;
  complete(job: Job): Promise<void>;
  /** Puts the job back, to run at `runAt` (milliseconds since the epoch), or makes it dead when `runAt` is null. */
  fail(job: Job, error: string, runAt: number | null): Promise<void>;
  /** Puts the job back untouched, without counting the attempt: shutdown. */
  release(job: Job): Promise<void>;
  dead(limit: number): Promise<readonly DeadJob[]>;
  /** Makes a dead job wait again; false when there is none of this id. */
  retry(id: string): Promise<boolean>;
  counts(): Promise<QueueCounts>;
  /** Whether a job of this key waits or runs. */
  holds(key: string): Promise<boolean>;
  /** Calls back when a job may be due earlier than the poller thinks; returns how to stop. Same process only, best effort. */
  onAdded(listener: () => void): () => void;
  /** Forgets deliveries received before this moment. */
  forgetDeliveries(before: number): Promise<number>;
  close(): Promise<void>;
}

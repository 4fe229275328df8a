/** What became of one attempt. */
export type Outcome = 'delivered' | 'refused' | 'timeout' | 'unreachable' | 'dropped' | 'too-large';

/** One line of the delivery log. */
export interface Delivery {
  readonly requestUuid: string;
  readonly hookUuid: string;
  readonly event: string;
  readonly url: string;
  /** 1, 2 or 3; 0 when nothing was sent at all. */
  readonly attempt: number;
  readonly outcome: Outcome;
  /** Status of the answer, null when there was none. */
  readonly status: number | null;
  /** Start of the answer's body. */
  readonly answer: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
}

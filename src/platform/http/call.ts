import type { Failure } from '../../domain';
import type { Urgency } from '../host';
import type { RefusedCall } from './status-failure';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Hosts count reads of raw files apart from all other calls. */
export type RateClass = 'data' | 'files';

export interface CallBody {
  readonly type: string;
  readonly text: string;
}

/** One call of a host's API. */
export interface Call {
  readonly method: Method;
  /** Absolute; its path is sent as it is written. */
  readonly url: string;
  readonly signal: AbortSignal;
  /** By default `review`. */
  readonly urgency?: Urgency;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: CallBody;
  /** Statuses besides 2xx that are answers to the caller, not failures. */
  readonly expected?: readonly number[];
  /** A POST that may arrive twice without harm. GET, PUT and DELETE always may. */
  readonly repeatable?: boolean;
  /** More bytes than this reject with `too-large`. */
  readonly maxBytes?: number;
  readonly rateClass?: RateClass;
}

/** An answer, read whole. */
export interface Answer {
  readonly status: number;
  /** Names in lower case; of a repeated header, the first value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** An answer whose body is still coming. It must be read or ended. */
export interface StreamedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** How a session proves who it is. */
export interface Authorization {
  /** The value of the `Authorization` header. */
  header(signal: AbortSignal): Promise<string>;
  /** The host answered 401 to this header. True when `header` will give another one that is worth a try. */
  refused(header: string): boolean;
  /** What to tell a person when the host keeps refusing. */
  readonly refusal: { readonly what: string; readonly next: string };
}

export interface SessionOptions {
  /** Whose rate budget and whose cached answers: one per credential. Never the credential itself. */
  readonly identity: string;
  readonly authorization: Authorization | null;
  /** What an error answer of this host means; null leaves it to the meaning that its status has everywhere. */
  readonly explain?: (refused: RefusedCall) => Failure | null;
}

/** Calls on behalf of one identity. Safe for concurrent use; rejects with `Failure` only. */
export interface HttpSession {
  send(call: Call): Promise<Answer>;
  /** Only for reads: once the body has begun it is not retried. */
  stream(call: Call): Promise<StreamedAnswer>;
  /** Requests sent so far, redirects and retries included. */
  calls(): number;
}

export interface HttpClient {
  session(options: SessionOptions): HttpSession;
  /** Ends idle connections, and running calls with them. */
  close(): Promise<void>;
}

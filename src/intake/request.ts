/** A webhook request before anybody believed it. Only `prove` of its door sees the body as more than bytes. */
export interface WebhookRequest {
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it was sent: path with its query. */
  readonly url: string;
  readonly method: string;
  readonly body: Uint8Array;
}

/** A request that a door believes. */
export interface Proved {
  readonly tenant: string;
  /** `X-Event-Key`; null when the body names the event. */
  readonly eventKey: string | null;
  /** Set when the proof holds for this repository alone. */
  readonly onlyRepository: string | null;
  /** Set when the proof holds for this workspace alone. */
  readonly onlyWorkspace: string | null;
}

/** What is answered; `text` is for the log of deliveries that the host keeps, one sentence. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds?: number;
}

/** How a host sends its webhooks, as data. */
export interface Sender {
  /** Header with the host's id of a delivery, in lower case. */
  readonly idHeader: string;
  /** Event of a connection test, which comes unsigned even where there is a secret, and means nothing; null: there is none. */
  readonly testEvent: string | null;
  /** What a genuine delivery is answered with that cannot be read. */
  readonly unreadableStatus: 200 | 400;
}

/** One way in. A refusal says why, in words that help an honest sender only. */
export interface Door {
  /** Name in metrics and logs. */
  readonly name: string;
  readonly sender: Sender;
  prove(request: WebhookRequest): Promise<Proved | { readonly refused: Answer }>;
}

/** One value of a header; a header that came twice counts as absent. */
export function headerOf(request: Pick<WebhookRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

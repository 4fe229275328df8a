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

/** One way in. A refusal says why, in words that help an honest sender only. */
export interface Door {
  /** Name in metrics and logs. */
  readonly name: string;
  prove(request: WebhookRequest): Promise<Proved | { readonly refused: Answer }>;
}

/** One value of a header; a header that came twice counts as absent. */
export function headerOf(request: Pick<WebhookRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

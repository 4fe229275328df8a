/** Something that happened on the emulated Bitbucket; the payload is what a webhook of it carries (`X-Event-Key` and body). */
export interface HostEvent {
  /** e.g. `pullrequest:created`. */
  readonly key: string;
  /** Uuids with braces. */
  readonly workspace: string;
  readonly repository: string;
  /** Body of a plain webhook: `{ repository, actor, pullrequest, comment?, approval?, push? }`. */
  readonly payload: Readonly<Record<string, unknown>>;
}

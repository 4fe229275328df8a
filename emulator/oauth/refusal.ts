/** Refused by the token endpoint, in the format of OAuth. */
export class OAuthRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'OAuthRefusal';
  }
}

const SECRET_PARAMETERS = /([?&](?:jwt|code|state|acpt|token|access_token|session)=)[^&#]*/gi;

/** An address for the log: values that let somebody in are replaced. */
export function redactUrl(url: string): string {
  return url.replace(SECRET_PARAMETERS, '$1[redacted]');
}

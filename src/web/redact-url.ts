const SECRET_PARAMETERS: ReadonlySet<string> = new Set([
  'jwt',
  'code',
  'state',
  'acpt',
  'token',
  'access_token',
  'refresh_token',
  'session',
  'pass',
]);

/** An address for the log: values that let somebody in are replaced. */
export function redactUrl(url: string): string {
  return url.replace(/([?&])([^=&#]*)=([^&#]*)/g, (pair, mark: string, name: string) => {
    return SECRET_PARAMETERS.has(plainName(name)) ? `${mark}${name}=[redacted]` : pair;
  });
}

/** Servers read `j%77t` as `jwt`. A name that cannot be read is no parameter of ours. */
function plainName(name: string): string {
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return '';
  }
}

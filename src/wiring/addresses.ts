/** Path of the public address, without a slash at its end; empty at the root. */
export function pathOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '');
}

/** Where plain webhooks of Bitbucket Cloud come in, below the public address. */
export const CLOUD_WEBHOOKS = '/api/webhooks/bitbucket';
/** Those of Bitbucket Data Center. */
export const DATA_CENTER_WEBHOOKS = '/api/webhooks/bitbucket-server';

/** Path of the public address, without a slash at its end; empty at the root. */
export function pathOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '');
}

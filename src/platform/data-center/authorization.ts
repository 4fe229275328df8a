import type { Authorization } from '../http';

/** An HTTP access token, of whichever kind: only as a bearer do those of projects and repositories count. */
export function tokenAuthorization(token: string): Authorization {
  return {
    header: () => Promise.resolve(`Bearer ${token}`),
    refused: () => false,
    refusal: {
      what: 'Bitbucket refused the HTTP access token: it was revoked, has expired, or was not copied whole.',
      next: 'Create a new HTTP access token for the account of Loom and configure it.',
    },
  };
}

import { createHash } from 'node:crypto';
import type { HttpClient, HttpSession } from '../http';

/** Calls on behalf of a person who signed in. */
export function personSession(http: HttpClient, accessToken: string): HttpSession {
  return http.session({
    // The token itself must not become the name of anything.
    identity: `person ${createHash('sha256').update(accessToken).digest('hex')}`,
    authorization: {
      header: () => Promise.resolve(`Bearer ${accessToken}`),
      refused: () => false,
      refusal: { what: 'The sign-in with Bitbucket is no longer valid.', next: 'Sign in again.' },
    },
  });
}

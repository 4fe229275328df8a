import { createHash } from 'node:crypto';
import type { HttpClient } from '../http';
import { createDataCenterApi, type DataCenterApi } from './api';
import { explainRefusal } from './refusal';

/** Calls on behalf of a person who signed in. */
export function personApi(http: HttpClient, baseUrl: string, accessToken: string): DataCenterApi {
  const session = http.session({
    // The token itself must not become the name of anything.
    identity: `person ${createHash('sha256').update(accessToken).digest('hex')}`,
    authorization: {
      header: () => Promise.resolve(`Bearer ${accessToken}`),
      refused: () => false,
      refusal: { what: 'The sign-in with Bitbucket is no longer valid.', next: 'Sign in again.' },
    },
    explain: explainRefusal,
  });
  return createDataCenterApi(session, baseUrl);
}

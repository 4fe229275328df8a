import type { DataCenterConnection } from '../config';
import {
  dataCenterAuthorizeUrl,
  type DataCenterConsumer,
  dataCenterPersonIsProjectAdmin,
  dataCenterPersonPermission,
  dataCenterWhoAmI,
  exchangeDataCenterCode,
  refreshDataCenterTokens,
} from '../platform/data-center';
import type { HttpClient } from '../platform/http';
import type { Store } from '../store';
import type { PeoplePort } from '../web';
import { asTokens } from './as-tokens';

/** Sign-in with one Data Center, by its incoming application link. */
export function dataCenterPeople(
  { url: baseUrl }: DataCenterConnection,
  link: NonNullable<DataCenterConnection['signIn']>,
  http: HttpClient,
  store: Pick<Store, 'repository'>,
): PeoplePort {
  const consumer: DataCenterConsumer = { baseUrl, ...link };
  return {
    authorizeUrl: ({ state, codeChallenge, redirectUri }) =>
      dataCenterAuthorizeUrl(consumer, { state, challenge: codeChallenge, redirectUri }),
    exchangeCode: async ({ code, codeVerifier, redirectUri }, signal) =>
      asTokens(await exchangeDataCenterCode(http, consumer, { code, verifier: codeVerifier, redirectUri }, signal)),
    refresh: async (refreshToken, signal) =>
      asTokens(await refreshDataCenterTokens(http, consumer, refreshToken, signal)),
    whoAmI: (accessToken, signal) => dataCenterWhoAmI(http, baseUrl, accessToken, signal),
    repositoryPermission: async (accessToken, { ref, account }, signal) => {
      const project = (await store.repository(ref))?.fullName.split('/')[0] ?? null;
      const place = { repository: ref.repository, project };
      return dataCenterPersonPermission(http, baseUrl, { accessToken, account }, place, signal);
    },
    isWorkspaceAdmin: (accessToken, { workspace, account }, signal) =>
      dataCenterPersonIsProjectAdmin(http, baseUrl, { accessToken, account }, workspace, signal),
  };
}

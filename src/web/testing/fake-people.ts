/* eslint-disable @typescript-eslint/require-await -- the ports promise; memory answers at once */
import { Failure } from '../../domain';
import type { Permission } from '../../platform';
import type { PeoplePort } from '../people-port';

export interface FakePeople extends PeoplePort {
  /** PKCE challenges by the code that the host would hand out for them. */
  readonly challenges: string[];
  readonly exchanged: { readonly code: string; readonly codeVerifier: string }[];
  readonly permissions: Map<string, Permission | 'unknown'>;
  admin: boolean | 'unknown';
  refreshes: number;
  asked: number;
  /** Thrown by `refresh` when set. */
  refreshFailure: Failure | null;
}

const ADA = { id: '{ada}', displayName: 'Ada <b>L</b>', names: ['ada'], kind: 'person' as const };

/** The host's sign-in: codes look like `code-<n>`, tokens like `access-<n>`. */
export function fakePeople(): FakePeople {
  const fake: FakePeople = {
    challenges: [],
    exchanged: [],
    permissions: new Map(),
    admin: false,
    refreshes: 0,
    asked: 0,
    refreshFailure: null,
    authorizeUrl: ({ state, codeChallenge, redirectUri }) => {
      fake.challenges.push(codeChallenge);
      const query = new URLSearchParams({ state, redirect_uri: redirectUri, code_challenge: codeChallenge });
      return `https://bitbucket.example/site/oauth2/authorize?${query.toString()}`;
    },
    exchangeCode: async ({ code, codeVerifier }) => {
      if (fake.exchanged.some((known) => known.code === code)) {
        throw new Failure({ kind: 'invalid', what: 'The code was used.', next: '' });
      }
      fake.exchanged.push({ code, codeVerifier });
      return { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt: Date.now() + 3_600_000 };
    },
    refresh: async () => {
      fake.refreshes += 1;
      if (fake.refreshFailure !== null) throw fake.refreshFailure;
      const number = fake.refreshes + 1;
      return { accessToken: `access-${number}`, refreshToken: `refresh-${number}`, expiresAt: Date.now() + 3_600_000 };
    },
    whoAmI: async () => ADA,
    repositoryPermission: async (_token, { ref: { repository } }) => {
      fake.asked += 1;
      return fake.permissions.get(repository) ?? 'none';
    },
    isWorkspaceAdmin: async () => {
      fake.asked += 1;
      return fake.admin;
    },
  };
  return fake;
}

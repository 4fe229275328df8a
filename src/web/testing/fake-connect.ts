import { Failure } from '../../domain';
import type { ConnectPort, InstallationClaim, ProvedWorkspace } from '../dependencies';
import { queryHash, takeApart } from './connect-tokens';

export interface FakeConnect extends ConnectPort {
  /** Client keys with the secret that the host issued and the workspace it tells. */
  readonly issued: Map<string, { readonly secret: string; readonly workspace: ProvedWorkspace }>;
  /** Claims that were to be proved, in order. */
  readonly asked: InstallationClaim[];
  /** Thrown instead of an answer when set. */
  outage: Failure | null;
  /** Awaited before a proof is answered. */
  before: Promise<void>;
}

/** The Connect protocol by the book: tokens are really verified, the host is a map. */
export function fakeConnect(basePath = ''): FakeConnect {
  const fake: FakeConnect = {
    issued: new Map(),
    asked: [],
    outage: null,
    before: Promise.resolve(),
    issuerOf: (token) => {
      const parts = takeApart(token);
      const issuer = parts?.alg === 'HS256' ? parts.claims.iss : null;
      return typeof issuer === 'string' ? issuer : null;
    },
    verify: (token, request, trusted) => {
      const parts = takeApart(token);
      const now = Date.now() / 1000;
      const right =
        parts?.alg === 'HS256' &&
        trusted.secrets.some((secret) => parts.isSignedBy(secret)) &&
        parts.claims.iss === trusted.clientKey &&
        [parts.claims.aud].flat().includes(trusted.clientKey) &&
        typeof parts.claims.exp === 'number' &&
        parts.claims.exp > now - 60 &&
        parts.claims.qsh === queryHash(request.method, request.url, basePath);
      if (!right) throw new Failure({ kind: 'unauthenticated', what: 'The signature is wrong.', next: 'Reload.' });
    },
    proveInstallation: async (claim) => {
      fake.asked.push(claim);
      await fake.before;
      if (fake.outage !== null) throw fake.outage;
      const known = fake.issued.get(claim.clientKey);
      if (known?.secret !== claim.sharedSecret) {
        throw new Failure({ kind: 'unauthenticated', what: 'Unknown secret.', next: '' });
      }
      return known.workspace;
    },
  };
  return fake;
}

import type { Account, Workspace, World } from '../../emulator';
import type { CloudCredential } from '../../src/config';

/** One way to sign in to the emulated Bitbucket without an app. */
export interface MadeCredential {
  readonly credential: CloudCredential;
  /** The account it acts as. */
  readonly account: Account;
  /** The settings that an operator makes for it; every other way is switched off. */
  readonly settings: Readonly<Record<string, string>>;
  /** From now on Bitbucket refuses it. */
  readonly revoke: () => void;
}

const NONE = {
  BITBUCKET_ACCESS_TOKEN: '',
  BITBUCKET_EMAIL: '',
  BITBUCKET_API_TOKEN: '',
  BITBUCKET_CLIENT_ID: '',
  BITBUCKET_CLIENT_SECRET: '',
};

const OAUTH_SCOPES = ['account', 'repository', 'pullrequest', 'pullrequest:write'];
const API_SCOPES = ['read:user', 'read:workspace', 'read:repository', 'read:pullrequest', 'write:pullrequest'].map(
  (scope) => `${scope}:bitbucket`,
);

/** A workspace access token; it acts as an account of its own. */
export function accessToken(world: World, workspace: Workspace): MadeCredential {
  const token = world.mintAccessToken({ name: 'Loom', scopes: OAUTH_SCOPES, workspace });
  return {
    credential: { kind: 'access-token', token: token.secret },
    account: token.account,
    settings: { ...NONE, BITBUCKET_ACCESS_TOKEN: token.secret },
    revoke: () => void (token.revoked = true),
  };
}

/** An API token of a person who owns the workspace. */
export function apiToken(world: World, workspace: Workspace): MadeCredential {
  const email = 'loom@example.com';
  const account = world.addUser({ nickname: 'loom', displayName: 'Loom', email });
  world.addMember(workspace, account, 'owner');
  const token = world.mintToken({ kind: 'api', account, scopes: API_SCOPES });
  return {
    credential: { kind: 'api-token', email, token: token.secret },
    account,
    settings: { ...NONE, BITBUCKET_EMAIL: email, BITBUCKET_API_TOKEN: token.secret },
    revoke: () => void (token.revoked = true),
  };
}

/** A private OAuth consumer: it acts as its owner, by tokens of one hour. */
export function oauthConsumer(world: World, workspace: Workspace): MadeCredential {
  const account = world.addUser({ nickname: 'weaver', displayName: 'Weaver' });
  world.addMember(workspace, account, 'owner');
  const request = { name: 'Loom', callbackUrl: 'http://127.0.0.1/callback', scopes: OAUTH_SCOPES, owner: account };
  const consumer = world.addConsumer({ ...request, isPrivate: true });
  const { key: clientId, secret: clientSecret } = consumer;
  return {
    credential: { kind: 'oauth-consumer', clientId, clientSecret },
    account,
    settings: { ...NONE, BITBUCKET_CLIENT_ID: clientId, BITBUCKET_CLIENT_SECRET: clientSecret },
    revoke() {
      world.consumers.delete(clientId);
      for (const token of world.tokens.values()) if (token.account === account) token.revoked = true;
    },
  };
}

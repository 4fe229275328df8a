import type { Token, World } from '../../world';
import { Refusal } from '../../world';
import { withImplied, type Caller } from './caller';
import { verifyConnectJwt } from './connect-jwt';

export interface Credentials {
  readonly authorization: string | undefined;
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  /** Of a caller without a credential. */
  readonly address: string;
}

/** Who calls. A credential that is wrong, expired or revoked is a 401, never the anonymous caller. */
export function authenticate(world: World, credentials: Credentials): Caller {
  const { authorization } = credentials;
  if (authorization === undefined || authorization === '') return anonymous(credentials.address);
  const [scheme = '', value = ''] = authorization.split(/ (.*)/s, 2);
  if (scheme === 'JWT') return byJwt(world, value, credentials);
  if (/^bearer$/i.test(scheme)) return byToken(world, value, ['oauth', 'access', 'connect']);
  if (/^basic$/i.test(scheme)) return byPassword(world, value);
  throw unauthorized();
}

/** The token behind a secret, when it is of one of the kinds and still good. */
export function liveToken(world: World, secret: string, kinds: readonly Token['kind'][]): Token | null {
  const token = world.tokens.get(secret);
  if (token === undefined || token.revoked || !kinds.includes(token.kind)) return null;
  return token.expiresAt !== null && token.expiresAt < world.now() ? null : token;
}

export function tokenCaller(token: Token): Caller {
  return {
    key: `${token.kind === 'access' ? 'token' : 'account'}:${token.account.uuid}`,
    kind: token.kind,
    account: token.account,
    scopes: token.kind === 'api' ? new Set(token.scopes) : withImplied(token.scopes),
    reach: token.reach,
    installation: null,
  };
}

function byToken(world: World, secret: string, kinds: readonly Token['kind'][]): Caller {
  const token = liveToken(world, secret, kinds);
  if (token === null) throw unauthorized();
  return tokenCaller(token);
}

function byPassword(world: World, value: string): Caller {
  const [user = '', password = ''] = Buffer.from(value, 'base64').toString('utf8').split(/:(.*)/s, 2);
  if (user === 'x-token-auth') return byToken(world, password, ['oauth', 'access', 'connect']);
  const token = liveToken(world, password, ['api']);
  if (token !== null && token.account.email === user) return tokenCaller(token);
  if (token === null && user !== '' && !user.includes('@')) throw appPasswordsAreGone();
  throw unauthorized();
}

function byJwt(world: World, jwt: string, credentials: Credentials): Caller {
  const installation = verifyConnectJwt(world, jwt, credentials.method, credentials.url);
  if (installation === null) throw unauthorized();
  return {
    key: `account:${installation.account.uuid}`,
    kind: 'connect-jwt',
    account: installation.account,
    scopes: withImplied(installation.scopes),
    reach: { workspace: installation.workspace.uuid },
    installation,
  };
}

function anonymous(address: string): Caller {
  return {
    key: `address:${address}`,
    kind: 'anonymous',
    account: null,
    scopes: new Set(),
    reach: {},
    installation: null,
  };
}

function unauthorized(): Refusal {
  return new Refusal(401, 'Token is invalid, expired, or not supported for this endpoint.');
}

function appPasswordsAreGone(): Refusal {
  return new Refusal(
    401,
    'Bitbucket Cloud has removed app passwords. Use an API token with the e-mail address of your Atlassian account instead.',
  );
}

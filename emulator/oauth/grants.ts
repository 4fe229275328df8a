import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { verifyConnectJwt } from '../rest/access';
import { randomSecret, type Account, type Consumer, type Token, type World } from '../world';
import { OAuthRefusal } from './refusal';

export interface Granted {
  readonly token: Token;
  readonly refreshToken: string;
}

const MONTH_US = 30 * 24 * 3_600_000_000;
const REFRESH_LIFETIME_US = 3 * MONTH_US;

export function codeGrant(world: World, consumer: Consumer, form: URLSearchParams, lifetimeUs?: number): Granted {
  const code = form.get('code') ?? '';
  const known = world.authorizationCodes.get(code);
  world.authorizationCodes.delete(code);
  if (known?.consumer !== consumer.key || known.expiresAt < world.now()) {
    throw new OAuthRefusal(400, 'invalid_grant', 'The specified code is not valid.');
  }
  const redirect = form.get('redirect_uri');
  if (redirect !== null && redirect !== known.redirectUri) {
    throw new OAuthRefusal(400, 'invalid_grant', 'The redirect URI differs from the one of the code.');
  }
  if (known.challenge !== undefined && !meets(form.get('code_verifier') ?? '', known.challenge)) {
    throw new OAuthRefusal(400, 'invalid_grant', 'The code verifier does not match the challenge.');
  }
  return grantTo(world, consumer, known.account, known.scopes, lifetimeUs);
}

/** Every refresh gives a new refresh token, and the old one is dead. */
export function refreshGrant(world: World, consumer: Consumer, form: URLSearchParams, lifetimeUs?: number): Granted {
  const secret = form.get('refresh_token') ?? '';
  const known = world.refreshTokens.get(secret);
  if (known?.consumer !== consumer.key || known.expiresAt < world.now()) {
    throw new OAuthRefusal(400, 'invalid_grant', 'Invalid refresh_token');
  }
  world.refreshTokens.delete(secret);
  return grantTo(world, consumer, known.account, known.scopes, lifetimeUs);
}

export function clientCredentials(world: World, consumer: Consumer, form: URLSearchParams): Granted {
  if (!consumer.isPrivate) {
    throw new OAuthRefusal(400, 'invalid_grant', 'Cannot use client_credentials with a consumer that is not private.');
  }
  return grantTo(world, consumer, consumer.owner, narrowed(consumer.scopes, form));
}

/** A Connect app proves itself by a signed call; the token acts as the app in its workspace. */
export function jwtGrant(world: World, request: Request, form: URLSearchParams): Granted {
  const jwt = /^JWT (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const installation = verifyConnectJwt(world, jwt, request.method, request.originalUrl);
  if (installation === null) throw new OAuthRefusal(401, 'invalid_grant', 'The JWT is not valid.');
  const repositories = form.getAll('bitbucket_repository');
  const token = world.mintToken({
    kind: 'connect',
    account: installation.account,
    scopes: narrowed(installation.scopes, form),
    reach: { workspace: installation.workspace.uuid, ...(repositories.length === 0 ? {} : { repositories }) },
  });
  return { token, refreshToken: randomSecret() };
}

function meets(verifier: string, { method, value }: { readonly method: string; readonly value: string }): boolean {
  return (method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier) === value;
}

function grantTo(
  world: World,
  consumer: Consumer,
  account: Account,
  scopes: readonly string[],
  lifetimeUs?: number,
): Granted {
  const lifetime = lifetimeUs === undefined ? {} : { lifetimeUs };
  const token = world.mintToken({ kind: 'oauth', account, scopes, ...lifetime });
  const refreshToken = randomSecret();
  const expiresAt = world.now() + REFRESH_LIFETIME_US;
  world.refreshTokens.set(refreshToken, { consumer: consumer.key, account, scopes, expiresAt });
  return { token, refreshToken };
}

function narrowed(scopes: readonly string[], form: URLSearchParams): readonly string[] {
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const unknown = asked.find((scope) => !scopes.includes(scope));
  if (unknown !== undefined) throw new OAuthRefusal(400, 'invalid_scope', `The scope ${unknown} is not granted.`);
  return asked.length === 0 ? scopes : asked;
}

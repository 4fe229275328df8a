import type { Account, Token } from '../../world';
import { type ApiError, refusals } from '../errors';
import { findUserByName, type Host } from '../host';
import { ANONYMOUS, type Caller } from './caller';

const LARGEST_NUMBER_OF_FAILURES = 5;

/** Finds out who calls from the `Authorization` header, and refuses whoever only claims to be somebody. */
export function createAuthenticator(host: Host): (authorization: string | undefined) => Caller {
  const failures = new Map<Account, number>();

  function byPassword(name: string, password: string): Caller {
    const token = tokenOf(host, password);
    if (token !== null) return name.toLowerCase() === token.account.nickname.toLowerCase() ? asToken(token) : refuse();
    const account = findUserByName(host, name);
    const failed = account === null ? 0 : (failures.get(account) ?? 0);
    if (failed >= LARGEST_NUMBER_OF_FAILURES) throw captcha();
    if (account !== null && host.settings.basicAuth && host.passwords.get(account) === password) {
      failures.delete(account);
      return { kind: 'person', account };
    }
    if (account !== null) failures.set(account, failed + 1);
    return refuse();
  }

  return (authorization) => {
    if (authorization === undefined || authorization === '') return ANONYMOUS;
    const [scheme = '', value = ''] = authorization.split(/ +(.*)/s, 2);
    const caller = scheme.toLowerCase() === 'basic' ? basic(value, byPassword) : bearer(host, scheme, value);
    if (caller.account !== null && host.unlicensed.has(caller.account)) {
      throw refusals.unauthenticated('auth.NoAccessAuthenticationException', NO_LICENCE);
    }
    return caller;
  };
}

const WRONG = 'Authentication failed. Please check your credentials and try again.';
const NO_LICENCE = 'You are not currently licensed to use Bitbucket. Please contact your system administrator.';

function basic(value: string, byPassword: (name: string, password: string) => Caller): Caller {
  const [name = '', password = ''] = Buffer.from(value, 'base64').toString('utf8').split(/:(.*)/s, 2);
  return byPassword(name, password);
}

function bearer(host: Host, scheme: string, value: string): Caller {
  const token = scheme.toLowerCase() === 'bearer' ? tokenOf(host, value) : null;
  return token === null ? refuse() : asToken(token);
}

function tokenOf(host: Host, secret: string): Token | null {
  const token = host.world.tokens.get(secret);
  if (token === undefined || token.revoked) return null;
  return token.expiresAt !== null && token.expiresAt < host.world.now() ? null : token;
}

function asToken(token: Token): Caller {
  return { kind: token.kind === 'access' ? 'service' : 'delegate', account: token.account, token };
}

function refuse(): never {
  throw refusals.unauthenticated('auth.IncorrectPasswordAuthenticationException', WRONG);
}

function captcha(): ApiError {
  const message = 'CAPTCHA required. Your Bitbucket account has been marked as requiring a CAPTCHA to be solved.';
  return refusals.unauthenticated('auth.CaptchaRequiredAuthenticationException', message);
}

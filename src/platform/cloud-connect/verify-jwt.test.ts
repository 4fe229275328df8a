import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { queryStringHash } from './qsh';
import { claimedIssuer } from './read-jwt';
import { secretKey, signJwt } from './sign-jwt';
import { type JwtQuestion, verifyConnectJwt } from './verify-jwt';

const SECRET = ['loom-test', 'shared-secret', '0123456789'].join('-');
const NOW = 1_767_225_600;
const REQUEST = { method: 'POST', url: '/webhooks/bitbucket' };
const QSH = queryStringHash(REQUEST);
const KEY = 'connection:479';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object, header: object = { typ: 'JWT', alg: 'HS256' }, secret = SECRET): string => {
  const signed = `${base64(header)}.${base64(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};
const CLAIMS = { iss: KEY, aud: KEY, iat: NOW, exp: NOW + 120, qsh: QSH };
const verify = (text: string, more: Partial<JwtQuestion> = {}) =>
  verifyConnectJwt({ token: text, clientKey: KEY, secrets: [SECRET], request: REQUEST, now: NOW * 1000, ...more });

describe('signJwt', () => {
  it('signs as the documented example does', () => {
    const claims = {
      iss: 'loom-for-bitbucket',
      iat: NOW,
      exp: NOW + 180,
      sub: KEY,
      qsh: queryStringHash({ method: 'POST', url: '/site/oauth2/access_token' }),
    };
    const [header, payload, signature] = signJwt(claims, secretKey(SECRET)).split('.');
    expect(header).toBe(base64({ typ: 'JWT', alg: 'HS256' }));
    expect(payload).toBe(base64(claims));
    expect(signature).toBe('VYEmXo8I5rjT9ztQ-TKH7-hDvx6OXegC3kjkcQlp22s');
  });
});

describe('verifyConnectJwt', () => {
  it('accepts what Bitbucket signs', () => {
    expect(token(CLAIMS).split('.')[2]).toBe('Dm4U9R9h89v5xPtA5dqN6Vz0PwPIj5GmwsOsjIpe4s8');
    expect(verify(token(CLAIMS))).toMatchObject({ ok: true, secret: 0, claims: { iss: KEY } });
  });

  it('tells which secret was used', () => {
    expect(verify(token(CLAIMS), { secrets: ['newer', secretKey(SECRET)] })).toMatchObject({ ok: true, secret: 1 });
  });

  it.each<[string, string, object, object?]>([
    ['another secret', 'signature', CLAIMS, { secrets: ['another'] }],
    ['no secret at all', 'signature', CLAIMS, { secrets: [] }],
    ['another installation', 'issuer', CLAIMS, { clientKey: 'connection:480' }],
    ['another audience', 'audience', { ...CLAIMS, aud: ['connection:480'] }],
    ['an empty audience', 'audience', { ...CLAIMS, aud: [] }],
    ['a past end', 'expired', { ...CLAIMS, exp: NOW - 60 }],
    ['a far beginning', 'not-yet', { ...CLAIMS, iat: NOW + 61 }],
    ['a far nbf', 'not-yet', { ...CLAIMS, nbf: NOW + 61 }],
    ['another path', 'request', CLAIMS, { request: { method: 'POST', url: '/installed' } }],
    ['another method', 'request', CLAIMS, { request: { method: 'GET', url: REQUEST.url } }],
    ['another query', 'request', CLAIMS, { request: { method: 'POST', url: `${REQUEST.url}?a=1` } }],
    ['a context hash', 'request', { ...CLAIMS, qsh: 'context-qsh' }],
    ['no end', 'malformed', { ...CLAIMS, exp: undefined }],
    ['an end in words', 'malformed', { ...CLAIMS, exp: '9999999999' }],
    ['no hash', 'malformed', { ...CLAIMS, qsh: undefined }],
    ['no issuer', 'malformed', { ...CLAIMS, iss: undefined }],
  ])('refuses %s: %s', (_name, reason, claims, more = {}) => {
    expect(verify(token(claims), more)).toEqual({ ok: false, reason });
  });

  it.each(['none', 'HS384', 'HS512', 'RS256', 'hs256', undefined])('refuses the algorithm %s', (alg) => {
    expect(verify(token(CLAIMS, { typ: 'JWT', alg }))).toEqual({ ok: false, reason: 'malformed' });
  });

  it('refuses a token without a signature', () => {
    const [header, payload] = token(CLAIMS).split('.');
    expect(verify(`${header}.${payload}.`)).toEqual({ ok: false, reason: 'malformed' });
    expect(verify(`${header}.${payload}`)).toEqual({ ok: false, reason: 'malformed' });
  });

  it('refuses what an empty secret signed', () => {
    expect(verify(token(CLAIMS, undefined, ''), { secrets: [''] })).toEqual({ ok: false, reason: 'signature' });
  });

  it('allows clocks that differ by a minute, audiences in lists and none at all', () => {
    expect(verify(token({ ...CLAIMS, exp: NOW - 59 }))).toMatchObject({ ok: true });
    expect(verify(token({ ...CLAIMS, iat: NOW + 60 }))).toMatchObject({ ok: true });
    expect(verify(token({ ...CLAIMS, aud: ['x', KEY] }))).toMatchObject({ ok: true });
    expect(verify(token({ ...CLAIMS, aud: undefined }))).toMatchObject({ ok: true });
  });

  it('refuses a token of which any bit was changed', () => {
    const good = Buffer.from(token(CLAIMS));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 0, max: 7 }), (index, bit) => {
        const changed = Buffer.from(good);
        changed[index]! ^= 1 << bit;
        expect(verify(changed.toString('latin1')).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses anything else', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !verify(text).ok && claimedIssuer(text) === null));
    expect(verify(`${token(CLAIMS)}${'x'.repeat(9000)}`)).toEqual({ ok: false, reason: 'malformed' });
  });
});

it('claimedIssuer names the installation to look up', () => {
  expect(claimedIssuer(token(CLAIMS))).toBe(KEY);
  expect(claimedIssuer(token(CLAIMS, { alg: 'none' }))).toBeNull();
});

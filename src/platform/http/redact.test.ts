import { randomBytes } from 'node:crypto';
import { redact } from './redact';

const SECRET = randomBytes(24).toString('base64url');
const JWT = [Buffer.from('{"alg":"HS256"}').toString('base64url'), SECRET, SECRET].join('.');

describe('redact', () => {
  it.each([
    `Authorization: Bearer ${SECRET}`,
    `authorization: basic ${SECRET}=`,
    `JWT ${JWT}`,
    `the token ${JWT} was refused`,
    `https://x-token-auth:${SECRET}@bitbucket.org/a/b.git`,
    `GET /panel?repo=1&jwt=${SECRET}&x=1`,
    `{"access_token":"${SECRET}"}`,
    `client_secret=${SECRET}`,
    `refresh_token: '${SECRET}'`,
    `code=${SECRET}&state=x`,
    ['ATC', 'TT3x', SECRET].join(''),
  ])('%#', (text) => {
    expect(redact(text)).not.toContain(SECRET);
  });

  it('takes known secrets out, wherever they are', () => {
    expect(redact(`x${SECRET}y`, [SECRET])).toBe('x[redacted]y');
  });

  it('leaves other text alone', () => {
    const text = 'Repository dev/null not found; the code of the status is 404.';
    expect(redact(text)).toBe(text);
  });
});

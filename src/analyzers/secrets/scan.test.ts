import fc from 'fast-check';
import { scanText } from './scan';
import { ALPHABETS, fakeText } from './testing/fake-secret';

const alnum = (length: number): string => fakeText(ALPHABETS.alnum, length);
const kinds = (text: string, path = 'app.conf'): string[] =>
  scanText(path, text).map(({ kind, line }) => `${line} ${kind}`);

describe('scanning for credentials', () => {
  it('finds tokens by the marks of their vendors, at their line', () => {
    const text = ['a', `x = "ghp_${alnum(36)}"`, '', `AKIA${fakeText(ALPHABETS.base32, 16)}`, `ATBB${alnum(32)}`].join(
      '\n',
    );
    expect(kinds(text, 'src/a.go')).toEqual(['2 github-token', '4 aws-access-key', '5 bitbucket-app-password']);
  });

  it('reports a text once, by the most telling pattern', () => {
    expect(kinds(`github_token = "ghp_${alnum(36)}"`)).toEqual(['1 github-token']);
    expect(kinds(`password: "ATBB${alnum(32)}"`)).toEqual(['1 bitbucket-app-password']);
  });

  it('finds a private key by its header and what follows, not by the header alone', () => {
    const header = ['-----BEGIN RSA PRIVATE', 'KEY-----'].join(' ');
    const body = fakeText(ALPHABETS.base64, 64);
    expect(kinds(`${header}\n${body}\n`)).toEqual(['1 private-key']);
    expect(kinds(`{"private_key": "${header}\\n${body}\\n"}`)).toEqual(['1 private-key']);
    expect(kinds(`${header}\n...\n`)).toEqual([]);
    expect(kinds(`const header = '${header}';\nreadFile(path);\n`)).toEqual([]);
  });

  it('finds passwords in addresses, commands and connection strings', () => {
    const secret = alnum(16);
    expect(kinds(`postgres://app:${secret}@db.internal:5432/x`)).toEqual(['1 password-in-url']);
    expect(kinds(`curl -u admin:${secret} https://api.test`)).toEqual(['1 password-in-command']);
    expect(kinds(`Server=db;User=sa;Password=${secret};`)).toEqual(['1 password-in-connection-string']);
    expect(kinds(`machine api.test login me password ${secret}`)).toEqual(['1 netrc-password']);
    expect(kinds('postgres://user:password@localhost/test\nredis://default:redis@cache')).toEqual([]);
    expect(kinds('https://${user}:${password}@host\nhttp://host:8080/@scope/name')).toEqual([]);
  });

  it('passes over placeholders and references', () => {
    const examples = [
      'ghp_' + 'x'.repeat(36),
      ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join(''),
      'token: <your-token>',
      'password=${DB_PASSWORD}',
      'xoxb-your-token',
    ];
    expect(kinds(examples.join('\n'))).toEqual([]);
  });

  it('looks into long lines, also where two windows meet', () => {
    const token = `ghp_${alnum(36)}`;
    for (const before of [0, 3380, 3990, 7000, 50_000]) {
      expect(kinds(`${'; '.repeat(before / 2)}${token} ${'; '.repeat(4000)}`, 'dist/app.js')).toEqual([
        '1 github-token',
      ]);
    }
  });

  it('gives no more than the beginning away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.constantFrom('password', 'api_key', 'clientSecret'),
        (seed, name) => {
          const secret = `${fakeText(ALPHABETS.alnum, 24, seed)}!`;
          for (const { hint } of scanText('a.env', `${name}="${secret}"`)) {
            expect(hint).toHaveLength(5);
            expect(secret.startsWith(hint.slice(0, 4))).toBe(true);
          }
        },
      ),
    );
  });

  it('reports lines that exist, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const count = text.split('\n').length;
        for (const { line } of scanText('a', `${['password', alnum(12)].join('=')}\n${text}`))
          expect(line).toBeLessThanOrEqual(count + 1);
      }),
    );
  });
});

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readServerConfig } from './read-server-config';
import type { RawVariables } from './read-variables';

const KEY = randomBytes(32).toString('hex');

function read(variables: RawVariables): ReturnType<typeof readServerConfig> {
  return readServerConfig({ LOOM_SECRET_KEY: KEY, ...variables });
}

describe('readServerConfig', () => {
  it('needs a key and nothing else', () => {
    const config = read({});
    expect(config).toMatchObject({
      port: 3000,
      baseUrl: 'http://localhost:3000',
      databaseUrl: 'file:data/loom.sqlite',
    });
    expect(config.bitbucket).toMatchObject({
      apiUrl: 'https://api.bitbucket.org',
      credential: null,
      webhookSecrets: [],
    });
    expect(() => readServerConfig({})).toThrow(/LOOM_SECRET_KEY is not set/);
  });

  it.each([
    ['PORT', '70000', /PORT cannot be used: It must be at most 65535/],
    ['PORT', '80a', /PORT cannot be used: It must be a whole number/],
    ['LOOM_BASE_URL', 'ftp://x', /LOOM_BASE_URL cannot be used: It must be an http or https address/],
    ['DATABASE_URL', 'mysql://x', /DATABASE_URL cannot be used: It must begin with `file:`/],
    ['LOOM_SECRET_KEY', 'short', /LOOM_SECRET_KEY cannot be used: It must be 32 bytes/],
    ['WORKER_CONCURRENCY', '65', /WORKER_CONCURRENCY cannot be used/],
    ['LOOM_LOG_LEVEL', 'loud', /LOOM_LOG_LEVEL cannot be used/],
    ['BITBUCKET_WEBHOOK_SECRET', 'short', /BITBUCKET_WEBHOOK_SECRET cannot be used/],
    ['BITBUCKET_API_TOKEN', 'x', /BITBUCKET_API_TOKEN is set without BITBUCKET_EMAIL/],
    ['BITBUCKET_CLIENT_ID', 'x', /BITBUCKET_CLIENT_SECRET is not set/],
    ['BITBUCKET_APP_PASSWORD', 'x', /Bitbucket removed app passwords on 28 July 2026/],
  ])('names %s=%s and what would be right', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(message);
  });

  it('never shows a secret in an error', () => {
    const secret = `s${randomBytes(3).toString('hex')}`;
    for (const name of ['LOOM_SECRET_KEY', 'BITBUCKET_WEBHOOK_SECRET', 'BITBUCKET_APP_PASSWORD']) {
      const failure = (() => {
        try {
          return read({ [name]: secret });
        } catch (error) {
          return JSON.stringify([error, (error as Error).message]);
        }
      })();
      expect(failure).not.toContain(secret);
    }
  });

  it('takes the key as hexadecimal digits or as base64', () => {
    const bytes = randomBytes(32);
    expect(read({ LOOM_SECRET_KEY: bytes.toString('base64') }).secretKey).toEqual(bytes);
    expect(read({ LOOM_SECRET_KEY: bytes.toString('hex') }).secretKey).toEqual(bytes);
  });

  it('reads two webhook secrets during a rotation', () => {
    const [fresh, old] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
    expect(read({ BITBUCKET_WEBHOOK_SECRET: `${fresh},${old}` }).bitbucket.webhookSecrets).toEqual([fresh, old]);
  });

  it('prefers a token to the consumer, which still signs people in', () => {
    const consumer = { BITBUCKET_CLIENT_ID: 'id', BITBUCKET_CLIENT_SECRET: ['s', 'x'].join('') };
    expect(read(consumer).bitbucket.credential?.kind).toBe('oauth-consumer');
    const both = read({ ...consumer, BITBUCKET_ACCESS_TOKEN: ['t', 'x'].join('') }).bitbucket;
    expect(both).toMatchObject({ credential: { kind: 'access-token' }, signIn: { clientId: 'id' } });
  });

  it('refuses in production what is only safe on a developer’s machine', () => {
    expect(() => read({ NODE_ENV: 'production' })).toThrow(/not an https address/);
    expect(read({ NODE_ENV: 'production', LOOM_BASE_URL: 'https://loom.example' }).production).toBe(true);
  });

  describe('from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'loom-config-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('reads NAME_FILE, and refuses both at once', () => {
      const file = join(folder, 'key');
      writeFileSync(file, `${KEY}\n`);
      expect(readServerConfig({ LOOM_SECRET_KEY_FILE: file }).secretKey.toString('hex')).toBe(KEY);
      expect(() => read({ LOOM_SECRET_KEY_FILE: file })).toThrow(/both set/);
      expect(() => readServerConfig({ LOOM_SECRET_KEY_FILE: join(folder, 'no') })).toThrow(/cannot be read/);
    });
  });
});

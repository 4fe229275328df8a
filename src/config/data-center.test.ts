import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { readDataCenters } from './data-center';
import { type RawVariables, readVariables } from './read-variables';
import type { DataCenterConnection } from './server-config';
import { valueReader } from './value-reader';

const TOKEN = randomBytes(16).toString('hex');
const HOST = 'https://git.example.com/bitbucket';
const [CA] = rootCertificates as readonly [string];

function read(raw: RawVariables): readonly DataCenterConnection[] {
  const values = readVariables(raw);
  return readDataCenters(values, valueReader(values));
}

const listed = (...entries: readonly object[]): RawVariables => ({
  BITBUCKET_SERVER_CONNECTIONS: JSON.stringify(entries),
});
const entry = { name: 'lab', host: HOST, token: TOKEN };

describe('the connection of the plain variables', () => {
  it('needs an address and a token', () => {
    expect(read({})).toEqual([]);
    expect(read({ BITBUCKET_SERVER_HOST: HOST, BITBUCKET_SERVER_TOKEN: TOKEN })).toEqual([
      { name: 'server', url: HOST, token: TOKEN, ca: null, webhookSecrets: [], signIn: null, repositories: [] },
    ]);
  });

  it.each([
    ['git.example.com', 'https://git.example.com'],
    ['git.example.com:7990/stash/', 'https://git.example.com:7990/stash'],
    ['http://127.0.0.1:7990', 'http://127.0.0.1:7990'],
  ])('reads %s as %s', (host, url) => {
    expect(read({ BITBUCKET_SERVER_HOST: host, BITBUCKET_SERVER_TOKEN: TOKEN })[0]?.url).toBe(url);
  });

  it('reads all its parts', () => {
    const [connection] = read({
      BITBUCKET_SERVER_HOST: HOST,
      BITBUCKET_SERVER_TOKEN: TOKEN,
      BITBUCKET_SERVER_CA: `Subject: somebody\n${CA}\n`,
      BITBUCKET_WEBHOOK_SECRET: `${TOKEN}, ${TOKEN}x`,
      BITBUCKET_SERVER_CLIENT_ID: 'id',
      BITBUCKET_SERVER_CLIENT_SECRET: TOKEN,
      BITBUCKET_SERVER_REPOSITORIES: 'EXP, ~m.rossi/notes',
    });
    expect(connection).toMatchObject({
      ca: `${CA.trim()}\n`,
      webhookSecrets: [TOKEN, `${TOKEN}x`],
      signIn: { clientId: 'id' },
      repositories: ['EXP', '~m.rossi/notes'],
    });
  });

  it.each([
    [{ BITBUCKET_SERVER_HOST: HOST }, /^BITBUCKET_SERVER_TOKEN is not set, but BITBUCKET_SERVER_HOST is/],
    [{ BITBUCKET_SERVER_TOKEN: TOKEN }, /^BITBUCKET_SERVER_HOST is not set/],
    [{ BITBUCKET_SERVER_CA: CA }, /^BITBUCKET_SERVER_HOST is not set, but BITBUCKET_SERVER_CA is/],
    [
      { BITBUCKET_SERVER_HOST: 'ftp://x', BITBUCKET_SERVER_TOKEN: TOKEN },
      /HOST cannot be used: It must be the address/,
    ],
    [
      { BITBUCKET_SERVER_HOST: `${HOST}/projects/EXP`, BITBUCKET_SERVER_TOKEN: TOKEN },
      /instance itself, not of a page/,
    ],
    [{ BITBUCKET_SERVER_HOST: HOST, BITBUCKET_SERVER_TOKEN: `"${TOKEN}"` }, /TOKEN cannot be used: .* quotation marks/],
    [{ BITBUCKET_SERVER_HOST: 'https://u:p@x.example', BITBUCKET_SERVER_TOKEN: TOKEN }, /must not hold a user name/],
    [
      { BITBUCKET_SERVER_HOST: HOST, BITBUCKET_SERVER_TOKEN: TOKEN, BITBUCKET_SERVER_CA: 'x' },
      /SERVER_CA cannot be used/,
    ],
    [
      { BITBUCKET_SERVER_HOST: HOST, BITBUCKET_SERVER_TOKEN: TOKEN, BITBUCKET_SERVER_CLIENT_ID: 'x' },
      /^BITBUCKET_SERVER_CLIENT_SECRET is not set/,
    ],
    [
      { BITBUCKET_SERVER_HOST: HOST, BITBUCKET_SERVER_TOKEN: TOKEN, BITBUCKET_SERVER_REPOSITORIES: 'a b' },
      /SERVER_REPOSITORIES cannot be used: It must be a project key/,
    ],
  ])('refuses %j by name', (raw, message) => {
    expect(() => read(raw as RawVariables)).toThrow(message);
  });
});

describe('the list of connections', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loom-connections-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes after the plain one, each secret perhaps from a file', () => {
    const tokenFile = join(folder, 'token');
    const caFile = join(folder, 'ca.pem');
    writeFileSync(tokenFile, `${TOKEN}\n`);
    writeFileSync(caFile, CA);
    const connections = read({
      BITBUCKET_SERVER_HOST: HOST,
      BITBUCKET_SERVER_TOKEN: TOKEN,
      ...listed({ name: 'lab', host: 'lab.example.com', tokenFile, caFile, repositories: ['EXP/exporter'] }),
    });
    expect(connections.map(({ name }) => name)).toEqual(['server', 'lab']);
    expect(connections[1]).toMatchObject({ url: 'https://lab.example.com', token: TOKEN, ca: `${CA.trim()}\n` });
  });

  it.each([
    [
      { BITBUCKET_SERVER_CONNECTIONS: `[{"token": "${TOKEN}"` },
      /^BITBUCKET_SERVER_CONNECTIONS cannot be used: It is not JSON/,
    ],
    [
      listed({ ...entry, host: 'ftp://x' }),
      /^BITBUCKET_SERVER_CONNECTIONS\[0\]\.host cannot be used: It must be the address/,
    ],
    [listed(entry, { name: 'other', host: HOST }), /^BITBUCKET_SERVER_CONNECTIONS\[1\] cannot be used: It has neither/],
    [listed({ ...entry, token: `${TOKEN} x` }), /CONNECTIONS\[0\]\.token cannot be used: It must be the token alone/],
    [listed({ ...entry, tokenFile: '/x' }), /`token` and `tokenFile` are both set/],
    [listed({ ...entry, clientId: 'x' }), /belong together/],
    [listed({ ...entry, webhookSecret: 'short' }), /CONNECTIONS\[0\]\.webhookSecret cannot be used: a secret has 12/],
    [listed({ ...entry, caFile: '/no/such/file' }), /\[0\]\.caFile names cannot be read/],
    [listed({ ...entry, tokne: 'x' }), /CONNECTIONS\[0\] cannot be used: Unrecognized key/],
    [listed(entry, entry), /Two connections are called `lab`/],
  ])('refuses %j by place', (raw, message) => {
    expect(() => read(raw)).toThrow(message);
  });

  it('never shows a token in an error', () => {
    const broken = [`[{"token": "${TOKEN}"`, JSON.stringify([{ ...entry, name: 'Not good' }])];
    for (const text of broken) {
      try {
        read({ BITBUCKET_SERVER_CONNECTIONS: text });
        throw new Error('It was accepted.');
      } catch (error) {
        expect(JSON.stringify([error, (error as Error).message, String((error as Error).cause)])).not.toContain(TOKEN);
      }
    }
  });
});

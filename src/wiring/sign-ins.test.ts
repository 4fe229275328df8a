import { randomBytes } from 'node:crypto';
import { type DataCenterConnection, readServerConfig } from '../config';
import { createHttpClient } from '../platform/http';
import { createMetrics, SILENT } from '../telemetry';
import { signIns } from './sign-ins';

const telemetry = { logger: SILENT, metrics: createMetrics({ processMetrics: false }), proxy: null };
const http = createHttpClient(telemetry);
afterAll(() => http.close());

const CONNECTION: DataCenterConnection = {
  name: 'server',
  url: 'https://git.example.com/bitbucket',
  token: ['t', 'x'].join(''),
  ca: null,
  webhookSecrets: [],
  signIn: { clientId: 'id', clientSecret: ['s', 'x'].join('') },
  repositories: [],
};

function sitesOf(variables: Record<string, string>, connections: Record<string, DataCenterConnection>) {
  const config = readServerConfig({ LOOM_SECRET_KEY: randomBytes(32).toString('hex'), ...variables });
  const store = { repository: () => Promise.resolve(null) };
  return signIns(config, new Map(Object.entries(connections)), { http, store, client: telemetry });
}

describe('signIns', () => {
  it('has a site per instance, and the Cloud where a consumer is configured', async () => {
    const consumer = { BITBUCKET_CLIENT_ID: 'id', BITBUCKET_CLIENT_SECRET: ['s', 'y'].join('') };
    const second = { ...CONNECTION, name: 'second' };
    const found = sitesOf(consumer, {
      t1: CONNECTION,
      t2: second,
      t3: { ...CONNECTION, url: 'https://x.example', signIn: null },
    });
    expect(found.sites.map(({ title }) => title)).toEqual(['Bitbucket Cloud', 'git.example.com']);
    expect([found.siteOf('t1'), found.siteOf('t2')]).toEqual([CONNECTION.url, CONNECTION.url]);
    expect(found.siteOf('t3')).toBe('https://x.example');
    expect(found.siteOf('of the cloud')).toBe('bitbucket');
    await found.close();
  });

  it('sends people to the instance with PKCE, and has none where nothing is configured', async () => {
    const { sites, close } = sitesOf({}, { t1: CONNECTION });
    const request = { state: 's', codeChallenge: 'c', redirectUri: 'https://loom.example/back' };
    const address = new URL(sites[0]!.people.authorizeUrl(request));
    expect(address.href.startsWith(`${CONNECTION.url}/rest/oauth2/latest/authorize?`)).toBe(true);
    expect(address.searchParams.get('code_challenge')).toBe('c');
    await close();
    expect(sitesOf({}, {}).sites).toEqual([]);
  });
});

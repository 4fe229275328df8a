import type { PullRequestRef } from '../../../domain';
import type { PullRequestHost } from '../../host';
import type { HttpClient } from '../../http';
import { startScriptServer, type ScriptServer } from '../../http/testing/script-server';
import { testClient } from '../../http/testing/test-client';
import type { SourceRequest } from '../../source/port';
import { createCloudHost } from '../cloud-host';

export const REPOSITORY = '{0a000000-0000-4000-8000-000000000001}';
export const FORK = '{0a000000-0000-4000-8000-000000000002}';
export const WORKSPACE = '{0b000000-0000-4000-8000-000000000001}';
export const COMMIT = 'c'.repeat(40);
export const REF: PullRequestRef = { tenant: 'tenant', repository: REPOSITORY, number: 7 };
export const OPTIONS = { signal: new AbortController().signal };

/** Path of the repository of the tests, as it is sent. */
export const R = `/2.0/repositories/%7B%7D/${encodeURIComponent(REPOSITORY)}`;
export const P = `${R}/pullrequests/7`;

export interface CloudTest {
  readonly server: ScriptServer;
  readonly http: HttpClient;
  readonly host: PullRequestHost;
  /** What `openChange` asked the source for. */
  readonly opened: SourceRequest[];
  close(): Promise<void>;
}

/** A host that talks to routes of the test. */
export async function startCloudTest(workspace: string | null = null): Promise<CloudTest> {
  const server = await startScriptServer();
  const http = testClient();
  const opened: SourceRequest[] = [];
  const host = createCloudHost({
    http,
    apiUrl: server.url,
    webUrl: server.url,
    identity: 'test',
    workspace,
    panel: true,
    authorization: {
      current: () => Promise.resolve({ header: 'Bearer t', gitUser: 'x-token-auth', gitSecret: 't' }),
      refused: () => false,
      refusal: { what: 'Refused.', next: 'Act.' },
    },
    openSource(request) {
      opened.push(request);
      return Promise.reject(new Error('no source here'));
    },
  });
  return {
    server,
    http,
    host,
    opened,
    async close() {
      await http.close();
      await server.close();
    },
  };
}

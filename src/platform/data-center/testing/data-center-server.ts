import type { PullRequestRef } from '../../../domain';
import type { PullRequestHost } from '../../host';
import type { HttpClient } from '../../http';
import { startScriptServer, type ScriptServer } from '../../http/testing/script-server';
import { testClient } from '../../http/testing/test-client';
import type { SourceRequest } from '../../source/port';
import { connectDataCenter } from '../data-center-host';

export const REPOSITORY = '231';
export const COMMIT = 'c'.repeat(40);
export const REF: PullRequestRef = { tenant: 'tenant', repository: REPOSITORY, number: 7 };
export const OPTIONS = { signal: new AbortController().signal };

/** Path of the repository of the tests, as it is sent; the instance has a context path. */
export const R = '/bitbucket/rest/api/latest/projects/EXP/repos/exporter';
export const P = `${R}/pull-requests/7`;

export interface DataCenterTest {
  readonly server: ScriptServer;
  /** With the context path. */
  readonly baseUrl: string;
  readonly http: HttpClient;
  readonly host: PullRequestHost;
  /** What `openChange` asked the source for. */
  readonly opened: SourceRequest[];
  close(): Promise<void>;
}

/** A host that talks to routes of the test, as an instance of this version. */
export async function startDataCenterTest(
  version = '10.2.6',
  repositoryName: string | null = 'EXP/exporter',
): Promise<DataCenterTest> {
  const server = await startScriptServer();
  const baseUrl = `${server.url}/bitbucket`;
  server.on('GET /bitbucket/rest/api/latest/application-properties', { body: { version, displayName: 'Bitbucket' } });
  const http = testClient();
  const opened: SourceRequest[] = [];
  const close = async (): Promise<void> => {
    await http.close();
    await server.close();
  };
  const connecting = connectDataCenter({
    http,
    connection: { baseUrl, token: 't', certificates: null, requestsPerMinute: 1000 },
    identity: 'test',
    repositoryName: () => Promise.resolve(repositoryName),
    openSource(request) {
      opened.push(request);
      return Promise.reject(new Error('no source here'));
    },
    signal: OPTIONS.signal,
  });
  // One that is refused leaves nothing open.
  connecting.catch(() => void close());
  const host = await connecting;
  return { server, baseUrl, http, host, opened, close };
}

/** What an error of the application looks like. */
export function refusal(
  status: number,
  exception: string,
  message = 'No.',
): { readonly status: number; readonly body: unknown } {
  return {
    status,
    body: { errors: [{ context: null, message, exceptionName: `com.atlassian.bitbucket.${exception}` }] },
  };
}

export const LOOM = { id: 903, name: 'Loom.Bot', slug: 'loom.bot', displayName: 'Loom', type: 'NORMAL' };
export const MARTA = { id: 412, name: 'mrossi', slug: 'mrossi', displayName: 'Marta Rossi', type: 'NORMAL' };

export const WIRE_REPOSITORY = { id: 231, slug: 'exporter', project: { id: 19, key: 'EXP' } };
export const WIRE_PULL_REQUEST = {
  id: 7,
  version: 3,
  title: 'Retry',
  state: 'OPEN',
  author: { user: MARTA },
  fromRef: { id: 'refs/heads/feature/x', latestCommit: COMMIT, repository: WIRE_REPOSITORY },
  toRef: { id: 'refs/heads/main', latestCommit: 'b'.repeat(40), repository: WIRE_REPOSITORY },
  links: { self: [null] },
};

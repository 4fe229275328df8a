import { type Account, Failure } from '../../domain';
import type { CallOptions, ChangeRequest, PullRequestHost } from '../host';
import type { HttpClient } from '../http';
import type { OpenChange } from '../port';
import type { SourceRequest } from '../source/port';
import { createCloudApi } from './api';
import { apiAuthorization, type CloudAuthorization } from './authorization';
import { CLOUD_CAPABILITIES } from './capabilities';
import { commentCalls } from './comments';
import { toAccount, toPullRequest, toRepository } from './convert';
import { insightCalls } from './insights';
import { listCalls } from './lists';
import { pullRequestPath, repositoryPath } from './paths';
import { isWorkspaceAdmin, permissionOf } from './permission';
import { accountSchema, pullRequestSchema, repositorySchema } from './schemas';
import { createSourceRest } from './source-rest';
import { taskCalls } from './tasks';
import { setVote } from './vote';

export interface CloudHostOptions {
  readonly http: HttpClient;
  /** `https://api.bitbucket.org` and `https://bitbucket.org`, without a slash at the end. */
  readonly apiUrl: string;
  readonly webUrl: string;
  /** Whose rate budget: one per credential. */
  readonly identity: string;
  readonly authorization: CloudAuthorization;
  /** The workspace that all repositories of the tenant are in, where it is known: it saves a question. */
  readonly workspace: string | null;
  /** Whether Loom is installed as an app, and so shown beside pull requests. */
  readonly panel: boolean;
  readonly openSource: (request: SourceRequest) => Promise<OpenChange>;
}

/** Bitbucket Cloud for one tenant, whatever it signs in with. */
export function createCloudHost(options: CloudHostOptions): PullRequestHost {
  const { http, apiUrl, webUrl, authorization, identity, workspace, panel } = options;
  const session = http.session({ identity, authorization: apiAuthorization(authorization) });
  const api = createCloudApi(session, apiUrl);

  /** Tokens without a person behind them may not ask. */
  async function self(call: CallOptions): Promise<Account | null> {
    try {
      return toAccount(await api.get('/user', accountSchema, call));
    } catch (error) {
      if (error instanceof Failure && (error.kind === 'forbidden' || error.kind === 'gone')) return null;
      throw error;
    }
  }

  return {
    capabilities: { ...CLOUD_CAPABILITIES, panel },
    calls: () => session.calls(),
    ...commentCalls(api),
    // A comment says its line, and nothing that would have to be read first.
    expectComments: () => undefined,
    ...taskCalls(api),
    ...insightCalls(api),
    ...listCalls(api, webUrl, workspace),
    pullRequest: async (ref, call) => toPullRequest(ref, await api.get(pullRequestPath(ref), pullRequestSchema, call)),
    openChange: (change, call) =>
      options.openSource({
        change,
        ...cloneUrls(webUrl, change),
        credentials: async () => {
          const { gitUser, gitSecret } = await authorization.current(call.signal);
          return { username: gitUser, secret: gitSecret };
        },
        rest: createSourceRest(api, change, call),
        signal: call.signal,
      }),
    setVote: (ref, vote, previous, call) => setVote(api, self, ref, vote, previous, call),
    permissionOf: (repository, account, call) => permissionOf(api, workspace, repository, account, call),
    isWorkspaceAdmin: (owner, account, call) => isWorkspaceAdmin(api, owner, account, call),
    async repository(ref, call) {
      return toRepository(await api.get(repositoryPath(ref), repositorySchema, call), webUrl);
    },
    self,
  };
}

/** Git is addressed by names: the only place where an id does not do. */
function cloneUrls(
  webUrl: string,
  { source, destination }: ChangeRequest,
): { destinationUrl: string; sourceUrl: string | null } {
  if (!destination.repository) {
    throw new Failure({
      kind: 'gone',
      what: 'The repository of the pull request is gone.',
      next: 'Check that Loom has access to the repository.',
    });
  }
  return {
    destinationUrl: cloneUrl(webUrl, destination.repository.fullName),
    sourceUrl: source.repository && cloneUrl(webUrl, source.repository.fullName),
  };
}

function cloneUrl(webUrl: string, fullName: string): string {
  return `${webUrl}/${fullName.split('/').map(encodeURIComponent).join('/')}.git`;
}

import { Failure, type PullRequest, type PullRequestRef, type RepositoryRef } from '../../domain';
import type { CallOptions, ChangeRequest, PullRequestHost } from '../host';
import type { HttpClient } from '../http';
import type { OpenChange } from '../port';
import type { SourceRequest } from '../source/port';
import { cloneUrl } from './address';
import { createDataCenterApi } from './api';
import { tokenAuthorization } from './authorization';
import { capabilitiesOf } from './capabilities';
import { commentCalls } from './comments';
import type { DataCenterConnection } from './connection';
import { toPullRequest, toRepository } from './convert';
import type { HostParts } from './host-parts';
import { insightCalls } from './insights';
import { createKnownComments } from './known-comments';
import { listCalls } from './lists';
import { createRepositoryNames } from './names';
import { pullRequestPath } from './paths';
import { isProjectAdmin, permissionOf } from './permission';
import { explainRefusal } from './refusal';
import { applicationPropertiesSchema, pullRequestSchema, repositorySchema } from './schemas';
import { createSelf } from './self';
import { createShownLines } from './shown-lines';
import { createSourceRest } from './source-rest';
import { taskCalls } from './tasks';
import { voteCall } from './vote';
import { createWriteQueue } from './write-queue';

export interface DataCenterHostOptions {
  /** Made for this connection: it trusts its certificates and keeps its rate. */
  readonly http: HttpClient;
  readonly connection: DataCenterConnection;
  /** Whose rate budget: one per credential. */
  readonly identity: string;
  /** The name under which a repository was last seen, wherever that is kept; null when nowhere. */
  readonly repositoryName: (ref: RepositoryRef) => Promise<string | null>;
  readonly openSource: (request: SourceRequest) => Promise<OpenChange>;
  readonly signal: AbortSignal;
}

/**
 * Bitbucket Data Center for one tenant. Asks the instance for its version first: that tells what it can do.
 * @throws Failure `unavailable` when it cannot be reached, `invalid` when it is too old or no Bitbucket
 */
export async function connectDataCenter(options: DataCenterHostOptions): Promise<PullRequestHost> {
  const { http, connection, identity, signal } = options;
  const { baseUrl, token } = connection;
  const session = http.session({ identity, authorization: tokenAuthorization(token), explain: explainRefusal });
  const api = createDataCenterApi(session, baseUrl);
  const { version } = await api.get('api/latest/application-properties', applicationPropertiesSchema, { signal });
  const names = createRepositoryNames(api, options.repositoryName);
  const shown = createShownLines(api, names);
  const self = createSelf(api);
  const capabilities = capabilitiesOf(version);
  const queue = createWriteQueue();
  const parts: HostParts = { api, baseUrl, names, capabilities, known: createKnownComments(), shown, queue };

  return {
    capabilities,
    calls: () => session.calls(),
    ...commentCalls(parts),
    ...taskCalls(parts),
    ...insightCalls(parts),
    ...listCalls(parts),
    ...voteCall(parts, self),
    pullRequest: (ref, call) => readPullRequest(parts, ref, call),
    openChange(change, call) {
      names.learn(change.source.repository);
      names.learn(change.destination.repository);
      return options.openSource({
        change,
        ...cloneUrls(baseUrl, change),
        sourceRef: `refs/pull-requests/${change.ref.number}/from`,
        certificates: connection.certificates,
        credentials: () => Promise.resolve({ token }),
        rest: createSourceRest(parts, change, call),
        signal: call.signal,
      });
    },
    permissionOf: (ref, account, call) => permissionOf(api, names, ref, account, call),
    isWorkspaceAdmin: (project, account, call) => isProjectAdmin(api, project, account, call),
    async repository(ref, call) {
      const wire = await names.at(ref, call, (path) => api.get(`api/latest/${path}`, repositorySchema, call));
      return toRepository(wire, baseUrl);
    },
    self: (call) => self.account(call),
  };
}

async function readPullRequest(parts: HostParts, ref: PullRequestRef, options: CallOptions): Promise<PullRequest> {
  const { api, names, shown, baseUrl } = parts;
  shown.forget(ref);
  const read = (): Promise<PullRequest> =>
    names.at(ref, options, async (repository) => {
      const path = `api/latest/${pullRequestPath(repository, ref.number)}`;
      return toPullRequest(ref, await api.get(path, pullRequestSchema, options), baseUrl);
    });
  let pullRequest = await read();
  if (pullRequest.destination.repository?.id !== ref.repository) {
    // Another repository took over the name since it was last seen.
    await names.lookUp(ref, options);
    pullRequest = await read();
  }
  names.learn(pullRequest.source.repository);
  names.learn(pullRequest.destination.repository);
  return pullRequest;
}

function cloneUrls(
  baseUrl: string,
  { source, destination }: ChangeRequest,
): { readonly destinationUrl: string; readonly sourceUrl: string | null } {
  if (!destination.repository) {
    throw new Failure({
      kind: 'gone',
      what: 'The repository of the pull request is gone.',
      next: 'Check that Loom has access to the repository.',
    });
  }
  return {
    destinationUrl: cloneUrl(baseUrl, destination.repository.fullName),
    sourceUrl: source.repository && cloneUrl(baseUrl, source.repository.fullName),
  };
}

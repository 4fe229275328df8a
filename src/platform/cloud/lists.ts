import type { CallOptions, PullRequestHost } from '../host';
import type { CloudApi } from './api';
import { toPullRequest, toRepository } from './convert';
import { repositoryPath, uuidSegment } from './paths';
import { pullRequestSchema, repositorySchema, workspaceAccessSchema } from './schemas';

/** @param ownWorkspace the workspace that all repositories of the tenant are in, where it is known */
export function listCalls(
  api: CloudApi,
  webUrl: string,
  ownWorkspace: string | null,
): Pick<PullRequestHost, 'repositories' | 'openPullRequests'> {
  async function workspaces(options: CallOptions): Promise<readonly string[]> {
    if (ownWorkspace !== null) return [ownWorkspace];
    const mine = await api.list('/user/workspaces', workspaceAccessSchema, options, { pagelen: '100' });
    return mine.map(({ workspace }) => workspace.uuid);
  }

  return {
    async repositories(within, options) {
      const places = within.length > 0 ? within : await workspaces(options);
      const query = { role: 'member', pagelen: '100' };
      const lists = places.map((place) =>
        api.list(`/repositories/${uuidSegment(place)}`, repositorySchema, options, query),
      );
      return (await Promise.all(lists)).flat().map((wire) => toRepository(wire, webUrl));
    },
    async openPullRequests(ref, options) {
      const path = `${repositoryPath(ref)}/pullrequests`;
      const wires = await api.list(path, pullRequestSchema, options, { state: 'OPEN', pagelen: '50' });
      return wires.map((wire) => toPullRequest({ ...ref, number: wire.id }, wire));
    },
  };
}

import type { CallOptions, PullRequestHost } from '../host';
import { fullNameOf, toPullRequest, toRepository } from './convert';
import type { HostParts } from './host-parts';
import { pullRequestSchema, repositorySchema, type WireRepository } from './schemas';

const PAGE = '1000';

export function listCalls({
  api,
  names,
  baseUrl,
}: HostParts): Pick<PullRequestHost, 'repositories' | 'openPullRequests'> {
  function list(options: CallOptions, project: string | null): Promise<readonly WireRepository[]> {
    const path = project === null ? 'api/latest/repos' : `api/latest/projects/${encodeURIComponent(project)}/repos`;
    return api.list(path, repositorySchema, options, { limit: PAGE });
  }

  return {
    async repositories(within, options) {
      const places = within.length > 0 ? within : [null];
      const lists = await Promise.all(places.map((project) => list(options, project)));
      const open = lists.flat().filter(({ archived }) => archived !== true);
      for (const wire of open) names.learn({ id: String(wire.id), fullName: fullNameOf(wire) });
      return open.map((wire) => toRepository(wire, baseUrl));
    },
    openPullRequests: (ref, options) =>
      names.at(ref, options, async (repository) => {
        const path = `api/latest/${repository}/pull-requests`;
        const wires = await api.list(path, pullRequestSchema, options, { state: 'OPEN', limit: '100' });
        return wires.map((wire) => toPullRequest({ ...ref, number: wire.id }, wire, baseUrl));
      }),
  };
}

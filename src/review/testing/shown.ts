import type { HostState } from './model-host';
import type { Scene } from './scene';

/** Top comments that stand, as `path:line word state` or `summary`. */
export function threads({ comments }: HostState): string[] {
  return comments
    .filter(({ deleted, parent }) => !deleted && parent === null)
    .map(({ anchor, body, resolved }) => {
      if (anchor === null) return 'summary';
      const word = /words\/(\w+)/.exec(body)?.[1] ?? '?';
      return `${anchor.path}:${anchor.lines?.start ?? 0} ${word}${resolved ? ' resolved' : ''}`;
    })
    .sort();
}

/** Everything that a person sees on the pull request and that must not depend on what happened on the way. */
export function shown({ host, store }: Scene): unknown {
  const { comments, tasks } = host;
  const text = (id: string | null): string => comments.find((each) => each.id === id)?.body ?? '';
  return {
    comments: comments
      .filter(({ deleted }) => !deleted)
      .map(({ body, anchor, resolved }) => ({ body, anchor, resolved }))
      .sort((a, b) => (a.body < b.body ? -1 : 1)),
    tasks: tasks
      .map(({ body, done, comment }) => ({ body, done, on: text(comment) }))
      .sort((a, b) => (a.body < b.body ? -1 : 1)),
    reports: [...host.reports].map(([commit, { report, annotations }]) => ({
      commit,
      report: { ...report, link: null },
      annotations: annotations.map((each) => ({ ...each, link: null })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    })),
    statuses: [...host.statuses].map(([commit, status]) => ({ commit, ...status, url: '' })),
    vote: host.vote,
    tracked: store.tracked.map(({ fingerprint, state }) => `${fingerprint} ${state}`).sort(),
  };
}

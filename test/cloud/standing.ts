import type { PullRequest } from '../../emulator';

/** What stands on a pull request, in a form that two runs can be compared by. */
export interface Standing {
  /** `path:line` of every comment on a line that was not deleted, sorted; one twice is listed twice. */
  readonly inline: readonly string[];
  readonly resolved: readonly string[];
  readonly summaries: number;
  readonly replies: number;
  /** Comments that were taken back: one that was written twice, for a moment, is among them. */
  readonly deleted: number;
  readonly status: string | null;
  readonly report: unknown;
  readonly annotations: number;
}

export function standingOf({ comments, repository, source }: PullRequest): Standing {
  const standing = [...comments.values()].filter(({ deleted }) => !deleted);
  const threads = standing.filter(({ parent }) => parent === null);
  const inline = threads.filter(({ anchor }) => anchor !== null);
  const place = ({ anchor }: (typeof inline)[number]): string =>
    `${anchor?.path ?? ''}:${anchor?.to ?? anchor?.from ?? ''}`;
  const [status] = repository.statuses.get(source.hash)?.values() ?? [];
  const [report] = repository.reports.get(source.hash)?.values() ?? [];
  return {
    inline: inline.map(place).sort(),
    resolved: inline
      .filter(({ resolution }) => resolution !== null)
      .map(place)
      .sort(),
    summaries: threads.length - inline.length,
    replies: standing.length - threads.length,
    deleted: comments.size - standing.length,
    status: status?.state ?? null,
    report: report?.fields.result ?? null,
    annotations: report?.annotations.size ?? 0,
  };
}

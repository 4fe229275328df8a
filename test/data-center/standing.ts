import type { PullRequest } from '../../emulator';
import type { DataCenter } from '../../emulator/data-center';
import { openQueue } from '../../src/queue';
import { until } from '../cloud/until';

/** What a review left on a pull request. */
export interface Standing {
  /** `path:line` of every comment on a line, sorted. */
  readonly inline: readonly string[];
  readonly summaries: number;
  readonly build: string | null;
  readonly report: unknown;
}

export function standingOf({ host }: DataCenter, { comments, repository, source }: PullRequest): Standing {
  const threads = [...comments.values()].filter(({ deleted, parent }) => !deleted && parent === null);
  const inline = threads.filter(({ anchor }) => anchor !== null);
  const [build] = host.builds.get(source.hash) ?? [];
  const [report] = repository.reports.get(source.hash)?.values() ?? [];
  return {
    inline: inline.map(({ anchor }) => `${anchor?.path ?? ''}:${anchor?.to ?? anchor?.from ?? ''}`).sort(),
    summaries: threads.length - inline.length,
    build: build?.state ?? null,
    report: report?.fields.result ?? null,
  };
}

/** Waits until no job waits or runs, and a review has had its last word on the pull request. */
export async function settle(instance: DataCenter, databaseUrl: string, pull: PullRequest): Promise<Standing> {
  const queue = await openQueue(databaseUrl);
  try {
    await until('a review ends', async () => {
      const { waiting, running } = await queue.counts();
      const { build } = standingOf(instance, pull);
      return waiting + running === 0 && build !== null && build !== 'INPROGRESS';
    });
    return standingOf(instance, pull);
  } finally {
    await queue.close();
  }
}

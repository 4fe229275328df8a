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

/** Where each open thread hangs, and as what kind of line; one that is there twice is told twice. */
export function placesOf({ comments }: PullRequest): readonly string[] {
  return [...comments.values()]
    .flatMap(({ anchor, details, deleted, resolution }) => {
      if (anchor === null || deleted || resolution !== null) return [];
      const { lineType, srcPath } = details!.anchor!;
      return [`${anchor.path}:${anchor.to} ${lineType}${srcPath === null ? '' : ` from ${srcPath}`}`];
    })
    .sort();
}

/** What the summary tells because it has no line of its own. */
export function toldOf({ comments }: PullRequest): readonly string[] {
  const summary = [...comments.values()].find(({ anchor, deleted }) => anchor === null && !deleted)?.raw ?? '';
  return [...summary.matchAll(/^\| \w+ \| `([^`]+)` /gm)].map(([, place]) => place!);
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

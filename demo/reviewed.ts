import type { BuildStatus, Comment, PullRequest, World } from '../emulator';

const PATIENCE_MS = 120_000;

/**
 * Waits until the head of the pull request has a final build status, the last thing that a review leaves.
 * @returns what now stands on the pull request, for the terminal
 */
export function reviewed(world: World, pullRequest: PullRequest): Promise<string> {
  return new Promise((done, failed) => {
    const end = (settle: () => void): void => {
      stop();
      clearTimeout(timer);
      settle();
    };
    const look = (): void => {
      const status = finalStatus(pullRequest);
      if (status !== null) end(() => done(describe(pullRequest, status)));
    };
    const stop = world.onEvent(look);
    const timer = setTimeout(
      () => end(() => failed(new Error(`No review after ${PATIENCE_MS / 1000} s.`))),
      PATIENCE_MS,
    );
    look();
  });
}

function finalStatus({ repository, source }: PullRequest): BuildStatus | null {
  const statuses = [...(repository.statuses.get(source.hash)?.values() ?? [])];
  return statuses.find(({ state }) => state !== 'INPROGRESS') ?? null;
}

function describe({ comments }: PullRequest, status: BuildStatus): string {
  const standing = [...comments.values()].filter(({ deleted, parent }) => !deleted && parent === null);
  const inline = standing.filter(({ anchor }) => anchor !== null);
  const open = inline.filter(({ resolution }) => resolution === null);
  return [
    `Loom: ${status.description}`,
    ...open.map(({ anchor, raw }) => `  ${placeOf(anchor)}  ${firstLine(raw)}`),
    `  ${inline.length} comments on lines (${inline.length - open.length} resolved), ${standing.length - inline.length} summary`,
  ].join('\n');
}

function placeOf(anchor: Comment['anchor']): string {
  if (anchor === null) return '';
  const { path, to, from } = anchor;
  return `${path}:${to ?? from ?? ''}`;
}

function firstLine(raw: string): string {
  const line = raw.split('\n').find((each) => each.trim() !== '') ?? '';
  return line.replace(/[*_`\\]/g, '').slice(0, 90);
}

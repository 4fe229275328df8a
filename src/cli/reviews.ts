import { readServerConfig } from '../config';
import { Failure } from '../domain';
import { openQueue, type DeadJob } from '../queue';
import { openStore } from '../store';
import { SILENT } from '../telemetry';
import { EXIT } from './exit';

export interface ReviewsOptions {
  readonly format: 'text' | 'json';
  readonly limit: number;
}

interface Listing {
  readonly reviews: readonly {
    readonly id: string;
    readonly repository: string;
    readonly pullRequest: number;
    readonly state: string;
    readonly verdict: string | null;
    readonly reason: string | null;
    readonly startedAt: string;
  }[];
  readonly dead: readonly {
    readonly id: string;
    readonly key: string;
    readonly attempts: number;
    readonly lastError: string;
    readonly diedAt: string;
  }[];
}

/** `loom reviews list`: the latest reviews of every installation, and the jobs that were given up. */
export async function reviewsListCommand({ format, limit }: ReviewsOptions): Promise<number> {
  const listing = await withDatabase(async (store, queue): Promise<Listing> => {
    const installations = await store.installations.list();
    const found = await Promise.all(installations.map(({ id }) => store.reviews.recent(id, limit)));
    const newest = found
      .flat()
      .sort((a, b) => b.startedAt - a.startedAt)
      .slice(0, limit);
    const reviews = newest.map(async (review) => ({
      id: review.id,
      repository: (await store.repository(review.ref))?.fullName ?? review.ref.repository,
      pullRequest: review.ref.number,
      state: review.state,
      verdict: review.verdict,
      reason: review.reason,
      startedAt: new Date(review.startedAt).toISOString(),
    }));
    return { reviews: await Promise.all(reviews), dead: (await queue.dead(limit)).map(describeDead) };
  });
  process.stdout.write(format === 'json' ? `${JSON.stringify(listing, null, 2)}\n` : asText(listing));
  return EXIT.fine;
}

/** `loom reviews retry ID`: makes a job that was given up wait again. */
export async function reviewsRetryCommand(id: string): Promise<number> {
  const retried = await withDatabase((_store, queue) => queue.retry(id));
  if (!retried) {
    throw new Failure({
      kind: 'gone',
      what: 'There is no job of this id that was given up.',
      where: id,
      next: 'Take an id from `loom reviews list`.',
    });
  }
  process.stdout.write('It waits again; a running `loom serve` takes it within seconds.\n');
  return EXIT.fine;
}

async function withDatabase<T>(
  use: (store: Awaited<ReturnType<typeof openStore>>, queue: Awaited<ReturnType<typeof openQueue>>) => Promise<T>,
): Promise<T> {
  const { databaseUrl, secretKey } = readServerConfig();
  const store = await openStore({ databaseUrl, secretKey, logger: SILENT });
  const queue = await openQueue(databaseUrl);
  try {
    return await use(store, queue);
  } finally {
    await queue.close();
    await store.close();
  }
}

function describeDead({ id, key, attempts, lastError, diedAt }: DeadJob): Listing['dead'][number] {
  return { id, key, attempts, lastError, diedAt: new Date(diedAt).toISOString() };
}

function asText({ reviews, dead }: Listing): string {
  const lines = reviews.map(
    ({ startedAt, repository, pullRequest, state, verdict, reason }) =>
      `${startedAt}  ${repository} #${pullRequest}  ${verdict ?? state}${reason === null ? '' : `: ${reason}`}`,
  );
  const given = dead.map(({ id, key, attempts, lastError }) => `${id}  ${key}  ${attempts} attempts: ${lastError}`);
  return [
    ...(lines.length > 0 ? lines : ['No reviews yet.']),
    ...(given.length > 0 ? ['', 'Given up (`loom reviews retry ID`):', ...given] : []),
    '',
  ].join('\n');
}

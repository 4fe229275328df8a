import { effectiveSettings, Failure, type PullRequest, type RepositoryRef } from '../domain';
import type { HostRepository, PullRequestHost } from '../platform';
import type { Queue } from '../queue';
import type { Store } from '../store';
import type { Logger } from '../telemetry';
import { isMissed } from './is-missed';
import { reviewKey, reviewOf } from './job-of';

export interface FindMissedDeps {
  readonly host: Pick<PullRequestHost, 'repositories' | 'openPullRequests'>;
  readonly store: Pick<Store, 'settings' | 'reviews' | 'repository' | 'saveRepository'>;
  readonly queue: Pick<Queue, 'holds' | 'add'>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Where to look for one tenant. */
export interface Territory {
  readonly tenant: string;
  /** Workspaces or projects, and repositories as `KEY/slug`; none: wherever the credentials reach. */
  readonly places: readonly string[];
  /** Look only where a review was before. */
  readonly knownOnly: boolean;
  /** Repositories to look into in one round; the next round goes on with the others. */
  readonly perRound: number;
}

export interface Round {
  /** Id of the repository where an earlier round broke off; it goes first. */
  readonly from: string | null;
  /** Reviews that failed earlier than this moment are tried again: milliseconds since the epoch. */
  readonly failedBefore: number;
}

export interface RoundEnd {
  /** Jobs that were added. */
  readonly found: number;
  /** Where the next round goes on; null when this one saw everything. */
  readonly next: string | null;
}

const BACKGROUND_PRIORITY = 20;
const LOOK_BACK = 20;
const RECENT_REVIEWS = 1000;
/** What stops a round: what comes after it would fail alike. */
const BREAKS = new Set(['rate-limited', 'unavailable', 'unauthenticated']);

/**
 * Asks the host for open pull requests that no review looked at as they are now, and adds a job for each. Everything is asked in the
 * background's share of the rate budget, one repository after the other; where the budget ends, so does the round. Doing it again
 * adds nothing: what waits, runs or was reviewed is left alone.
 * @throws Failure when not even the repositories can be listed
 */
export async function findMissed(territory: Territory, round: Round, deps: FindMissedDeps): Promise<RoundEnd> {
  const repositories = startingAt(round.from, await repositoriesOf(territory, deps));
  const { perRound } = territory;
  let found = 0;
  for (const repository of repositories.slice(0, perRound)) {
    const ref = { tenant: territory.tenant, repository: repository.id };
    try {
      found += await lookInto(ref, repository.fullName, round.failedBefore, deps);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind === 'cancelled') throw error;
      deps.logger.warn({ ...ref, kind: error.kind }, `Open pull requests could not be listed: ${error.message}`);
      if (BREAKS.has(error.kind)) return { found, next: repository.id };
    }
  }
  return { found, next: repositories[perRound]?.id ?? null };
}

async function repositoriesOf(
  { tenant, places, knownOnly }: Territory,
  { host, store, signal }: FindMissedDeps,
): Promise<readonly Pick<HostRepository, 'id' | 'fullName'>[]> {
  if (knownOnly) {
    const recent = await store.reviews.recent(tenant, RECENT_REVIEWS);
    return [...new Set(recent.map(({ ref }) => ref.repository))].map((id) => ({ id, fullName: '' }));
  }
  const owners = [...new Set(places.map((place) => place.split('/')[0]!))];
  const seen = await host.repositories(owners, { signal, urgency: 'background' });
  return seen.filter((repository) => places.length === 0 || places.some((place) => isIn(place, repository)));
}

/** Keys and slugs are the same in any case. */
function isIn(place: string, { fullName, workspace }: HostRepository): boolean {
  if (!place.includes('/')) return place === workspace || place.toLowerCase() === fullName.split('/')[0]!.toLowerCase();
  return place.toLowerCase() === fullName.toLowerCase();
}

function startingAt<T extends { readonly id: string }>(id: string | null, repositories: readonly T[]): readonly T[] {
  const at = id === null ? -1 : repositories.findIndex((repository) => repository.id === id);
  return at < 0 ? repositories : [...repositories.slice(at), ...repositories.slice(0, at)];
}

async function lookInto(
  ref: RepositoryRef,
  fullName: string,
  failedBefore: number,
  deps: FindMissedDeps,
): Promise<number> {
  const { host, store, signal } = deps;
  const [repository, workspace] = await Promise.all([
    store.settings.repository(ref),
    store.settings.workspace(ref.tenant),
  ]);
  if (!effectiveSettings(repository, workspace).enabled) return 0;
  const open = await host.openPullRequests(ref, { signal, urgency: 'background' });
  if (open.length > 0 && fullName !== '') await remember(ref, fullName, store);
  let found = 0;
  for (const pullRequest of open) found += await addIfMissed(pullRequest, failedBefore, deps);
  return found;
}

async function addIfMissed(
  pullRequest: PullRequest,
  failedBefore: number,
  { store, queue }: FindMissedDeps,
): Promise<0 | 1> {
  const { ref } = pullRequest;
  const [known, reviews, held] = await Promise.all([
    store.reviews.pullRequest(ref),
    store.reviews.ofPullRequest(ref, LOOK_BACK),
    queue.holds(reviewKey(ref)),
  ]);
  if (held || !isMissed(pullRequest, { pullRequest: known, reviews }, failedBefore)) return 0;
  await queue.add(reviewOf(ref, pullRequest, BACKGROUND_PRIORITY));
  return 1;
}

async function remember(ref: RepositoryRef, fullName: string, store: FindMissedDeps['store']): Promise<void> {
  const known = await store.repository(ref);
  if (known?.fullName !== fullName) await store.saveRepository({ ref, fullName });
}

import { NO_CACHE } from '../../cache';
import type { ReviewJob } from '../../queue';
import { createMetrics, SILENT } from '../../telemetry';
import type { ReviewDeps } from '../review-deps';
import type { Texts } from './fake-change';
import { type Effects, emptyState, fakeStore, type StoreState } from './fake-store';
import { type HostState, hostState, modelHost, REF } from './model-host';
import { wordAnalyzer } from './word-analyzer';

/** A pull request, the store, and a Loom that can die and be started again. */
export interface Scene {
  readonly host: HostState;
  readonly store: StoreState;
  tool: 'works' | 'broken';
  now: number;
}

export function scene(base: Texts, head: Texts): Scene {
  return { host: hostState(base, head), store: emptyState(), tool: 'works', now: 1_000_000 };
}

const ALIVE: Effects = async (_, effect) => effect();

/** Loom, started fresh over what host and store hold. */
export function loom(given: Scene, effects: Effects = ALIVE, more: Partial<ReviewDeps> = {}): ReviewDeps {
  return {
    host: modelHost(given.host, effects),
    store: fakeStore(given.store, effects),
    analyzers: [wordAnalyzer(() => given.tool === 'broken')],
    cache: NO_CACHE,
    clock: () => given.now,
    logger: SILENT,
    metrics: createMetrics({ processMetrics: false }),
    baseUrl: 'https://loom.example',
    servesPages: true,
    signal: new AbortController().signal,
    limits: { runTimeoutMs: 1000 },
    ...more,
  };
}

/** The job that a webhook about the head of today makes. */
export function webhook({ host }: Scene, more: Partial<ReviewJob> = {}): ReviewJob {
  const commit = host.headCommit.slice(0, 12);
  const { destination } = host.pullRequest;
  const source = { branch: 'topic', commit, repository: { id: 'r1', fullName: 'team/shop' } };
  return { kind: 'review', ...REF, headCommit: commit, source, destination, again: false, ...more };
}

export class Crash extends Error {}

/**
 * Effects of a process that dies at the n-th one: before it, or after it was done and before its answer came. The dead do nothing
 * more.
 */
export function dying(
  at: number,
  when: 'before' | 'after',
): { readonly effects: Effects; readonly count: () => number } {
  let count = 0;
  let dead = false;
  const dieIfDead = (): void => {
    if (dead) throw new Crash('The process died.');
  };
  const effects: Effects = async (_, effect) => {
    dieIfDead();
    count += 1;
    const mine = count;
    dead = mine === at && when === 'before';
    dieIfDead();
    const result = await effect();
    if (mine === at) dead = true;
    dieIfDead();
    return result;
  };
  return { effects, count: () => count };
}

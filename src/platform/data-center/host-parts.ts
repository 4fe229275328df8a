import { Failure, type PullRequestRef } from '../../domain';
import type { CallOptions } from '../host';
import type { DataCenterApi } from './api';
import type { DataCenterCapabilities } from './capabilities';
import type { KnownComments } from './known-comments';
import type { RepositoryNames } from './names';
import type { ShownLines } from './shown-lines';
import type { WriteQueue } from './write-queue';

/** What the calls of one host share. */
export interface HostParts {
  readonly api: DataCenterApi;
  readonly baseUrl: string;
  readonly names: RepositoryNames;
  readonly capabilities: DataCenterCapabilities;
  readonly known: KnownComments;
  readonly shown: ShownLines;
  readonly queue: WriteQueue;
}

type Write<T> = (repository: string) => Promise<T>;

/** A change of what a pull request has, alone and after the writes that were asked for before it: each may change the version that the next has to name. */
export function inTurn<T>(
  { queue, names }: HostParts,
  ref: PullRequestRef,
  options: CallOptions,
  write: Write<T>,
): Promise<T> {
  return queue.change(keyOf(ref), () => names.at(ref, options, write));
}

/**
 * Something new for a pull request: it names no version and changes none, so that others of its kind may be sent beside it. Where they
 * were in each other's way nevertheless, it is sent once more, alone.
 */
export async function inAddition<T>(
  { queue, names }: HostParts,
  ref: PullRequestRef,
  options: CallOptions,
  write: Write<T>,
): Promise<T> {
  const work = (): Promise<T> => names.at(ref, options, write);
  try {
    return await queue.add(keyOf(ref), work);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    return queue.change(keyOf(ref), work);
  }
}

function keyOf({ repository, number }: PullRequestRef): string {
  return `${repository}/${number}`;
}

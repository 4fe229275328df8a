import type { PullRequestRef } from '../../domain';
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

/** A write to a pull request, after those that were asked for before it: each may change the version that the next has to name. */
export function inTurn<T>(
  { queue, names }: HostParts,
  ref: PullRequestRef,
  options: CallOptions,
  write: (repository: string) => Promise<T>,
): Promise<T> {
  return queue(`${ref.repository}/${ref.number}`, () => names.at(ref, options, write));
}

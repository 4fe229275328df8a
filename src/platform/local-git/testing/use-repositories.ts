import { Failure } from '../../../domain';
import type { OpenChange } from '../../port';
import { type LocalChangeRequest, openLocalChange } from '../open-local-change';
import { makeRepository, type RepositoryOptions, type TestRepository } from '../../git/testing/make-repository';

export interface Repositories {
  make(options?: RepositoryOptions): TestRepository;
  open(path: string, request?: Partial<LocalChangeRequest>): Promise<OpenChange>;
  /** What is done after the current test. */
  after(undo: () => void): void;
}

/** Repositories and changes that are put away after each test of the calling file. */
export function useRepositories(): Repositories {
  const undos: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const undo of undos.splice(0).reverse()) await undo();
  });
  return {
    make(options) {
      const repository = makeRepository(options);
      undos.push(repository.remove);
      return repository;
    },
    async open(path, request = {}) {
      const change = await openLocalChange({ path, signal: new AbortController().signal, ...request });
      undos.push(() => change.close());
      return change;
    },
    after: (undo) => void undos.push(undo),
  };
}

/** The `Failure` that a promise ends in; anything else fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.then(
    () => 'success',
    (error: unknown) => error,
  );
  if (outcome instanceof Failure) return outcome;
  throw new Error('Expected a Failure', { cause: outcome });
}

export async function listOf<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

export async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await listOf(stream)).toString('utf8');
}

/** Status letter and paths of the changed files, e.g. `R a -> b`. */
export function summary(change: OpenChange): string[] {
  return change.files.map(({ status, oldPath, newPath }) => {
    const paths =
      oldPath !== null && newPath !== null && oldPath !== newPath ? `${oldPath} -> ${newPath}` : (newPath ?? oldPath);
    return `${status.charAt(0).toUpperCase()} ${paths}`;
  });
}

import type { PullRequestRef } from '../../domain';
import type { CallOptions } from '../host';
import { type DataCenterApi, urgent } from './api';
import { readDiffLines, type ShownFile } from './diff-lines';
import type { RepositoryNames } from './names';
import { pullRequestPath } from './paths';

/** What the diff of a pull request shows, as the instance has it: comments have to say what kind of line they hang on. */
export interface ShownLines {
  /** The changed file of this path, on its new side or, for a deleted one, on its old side. */
  file(ref: PullRequestRef, path: string, options: CallOptions): Promise<ShownFile | null>;
  /** Starts reading, unless that was done since the pull request was last forgotten. */
  ahead(ref: PullRequestRef, options: CallOptions): void;
  /** The pull request may have changed. */
  forget(ref: PullRequestRef): void;
}

type Files = Promise<ReadonlyMap<string, ShownFile>>;

/** What the instance shows around a change, and takes comments on. */
const CONTEXT_LINES = '10';
const TEXT = { accept: 'text/plain' };
const MANY = 32;

export function createShownLines(api: DataCenterApi, names: RepositoryNames): ShownLines {
  const known = new Map<string, Files>();

  async function read(ref: PullRequestRef, options: CallOptions): Files {
    return names.at(ref, options, async (repository) => {
      const path = `api/latest/${pullRequestPath(repository, ref.number)}.diff`;
      const url = api.url(path, { contextLines: CONTEXT_LINES });
      const answer = await api.session.stream({ method: 'GET', url, headers: TEXT, ...urgent(options) });
      const files = await readDiffLines(answer.body);
      return new Map(files.map((file) => [file.newPath ?? file.oldPath ?? '', file]));
    });
  }

  /** A failure is not kept: who asks next reads again. */
  function filesOf(ref: PullRequestRef, options: CallOptions): Files {
    const key = keyOf(ref);
    const started = known.get(key);
    if (started) return started;
    const reading = read(ref, options);
    known.set(key, reading);
    if (known.size > MANY) known.delete([...known.keys()][0]!);
    reading.catch(() => {
      if (known.get(key) === reading) known.delete(key);
    });
    return reading;
  }

  return {
    file: async (ref, path, options) => (await filesOf(ref, options)).get(path) ?? null,
    ahead: (ref, options) => void filesOf(ref, options),
    forget: (ref) => void known.delete(keyOf(ref)),
  };
}

function keyOf({ repository, number }: PullRequestRef): string {
  return `${repository}/${number}`;
}

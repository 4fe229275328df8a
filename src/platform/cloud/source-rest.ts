import { Failure } from '../../domain';
import type { CallOptions, ChangeRequest } from '../host';
import type { ListedFile, RestFile, SourceRest } from '../source/port';
import { type CloudApi, urgent } from './api';
import { toListedFile } from './convert';
import { commitPath, commitSegment, filePath, pullRequestPath, repositoryPath } from './paths';
import { commitSchema, diffstatSchema } from './schemas';

const ANYTHING = { accept: '*/*' };
const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The change of a pull request by the API alone, for when git cannot be used. */
export function createSourceRest(api: CloudApi, change: ChangeRequest, options: CallOptions): SourceRest {
  const destination = { repository: change.ref.repository };
  const source = { repository: change.source.repository?.id ?? change.ref.repository };
  const both = source.repository === destination.repository ? [destination] : [source, destination];

  return {
    async *diff() {
      const url = api.url(`${pullRequestPath(change.ref)}/diff`);
      const answer = await api.session.stream({ method: 'GET', url, headers: ANYTHING, ...urgent(options) });
      yield* answer.body;
    },
    async files() {
      const path = `${pullRequestPath(change.ref)}/diffstat`;
      const entries = await api.list(path, diffstatSchema, options, { pagelen: '500' });
      return entries.map(toListedFile).filter((file): file is ListedFile => file !== null);
    },
    async file(side, commit, path, maxBytes) {
      const encoded = filePath(path);
      if (encoded === null) return { kind: 'missing' };
      for (const repository of side === 'new' ? both : [destination]) {
        const url = api.url(`${repositoryPath(repository)}/src/${commitSegment(commit)}/${encoded}`);
        const file = await readFile(api, url, path, maxBytes, options);
        if (file.kind !== 'missing') return file;
      }
      return { kind: 'missing' };
    },
    resolveCommit: (prefix) =>
      FULL_ID.test(prefix) ? Promise.resolve(prefix) : resolveIn(api, both.toReversed(), prefix, options),
    async mergeBase(a, b) {
      const path = `${repositoryPath(destination)}/merge-base/${commitSegment(a)}..${commitSegment(b)}`;
      return fullId((await api.get(path, commitSchema, options)).hash, path);
    },
  };
}

async function readFile(
  api: CloudApi,
  url: string,
  path: string,
  maxBytes: number,
  options: CallOptions,
): Promise<RestFile> {
  try {
    const { headers, bytes } = await api.session.send({
      method: 'GET',
      url,
      headers: ANYTHING,
      rateClass: 'files',
      maxBytes,
      ...urgent(options),
    });
    return isListing(headers, path) ? { kind: 'missing' } : { kind: 'bytes', bytes };
  } catch (error) {
    if (error instanceof Failure && error.kind === 'gone') return { kind: 'missing' };
    if (error instanceof Failure && error.kind === 'too-large') return { kind: 'too-large', size: null };
    throw error;
  }
}

/** A folder is answered as a list in JSON, a file always as an attachment. */
function isListing(headers: Readonly<Record<string, string>>, path: string): boolean {
  const json = headers['content-type']?.startsWith('application/json') ?? false;
  return json && headers['content-disposition'] === undefined && !/json$/i.test(path);
}

async function resolveIn(
  api: CloudApi,
  repositories: readonly { readonly repository: string }[],
  prefix: string,
  options: CallOptions,
): Promise<string> {
  let absent: unknown = null;
  for (const repository of repositories) {
    const path = commitPath(repository, prefix);
    try {
      return fullId((await api.get(path, commitSchema, options, { fields: 'hash' })).hash, path);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'gone') throw error;
      absent = error;
    }
  }
  throw absent;
}

function fullId(hash: string, where: string): string {
  if (FULL_ID.test(hash)) return hash;
  throw new Failure({
    kind: 'unavailable',
    what: 'Bitbucket gave no full commit id.',
    where,
    next: 'Please report this as a bug of Loom.',
  });
}

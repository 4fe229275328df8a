import { Failure } from '../../domain';
import type { CallOptions, ChangeRequest } from '../host';
import type { RestFile, SourceRest } from '../source/port';
import { urgent } from './api';
import { toListedFile } from './convert';
import type { HostParts } from './host-parts';
import { mergeBase } from './merge-base';
import { commitSegment, filePath, pullRequestPath, repositoryPath } from './paths';
import { changesSchema } from './schemas';

const ANYTHING = { accept: '*/*' };
const TEXT = { accept: 'text/plain' };
const CONTEXT_LINES = '3';

/** The change of a pull request by the API alone, for when git cannot be used. */
export function createSourceRest(parts: HostParts, change: ChangeRequest, options: CallOptions): SourceRest {
  const { api, names, capabilities } = parts;
  const { ref, source } = change;
  const ofPullRequest = <T>(call: (path: string) => Promise<T>): Promise<T> =>
    names.at(ref, options, (repository) => call(`api/latest/${pullRequestPath(repository, ref.number)}`));

  return {
    async *diff() {
      const answer = await ofPullRequest((path) => {
        const url = api.url(`${path}.diff`, { contextLines: CONTEXT_LINES });
        return api.session.stream({ method: 'GET', url, headers: TEXT, rateClass: 'files', ...urgent(options) });
      });
      yield* answer.body;
    },
    async files() {
      const query = { limit: '10000', withComments: 'false' };
      const changes = await ofPullRequest((path) => api.get(`${path}/changes`, changesSchema, options, query));
      if (changes.isLastPage === false) throw tooMany(changes.values.length);
      return changes.values.map(toListedFile);
    },
    async file(side, commit, path, maxBytes) {
      const encoded = filePath(path);
      if (encoded === null) return { kind: 'missing' };
      const at = commitSegment(commit);
      const read = (repository: string): Promise<RestFile> =>
        readFile(parts, api.url(`api/latest/${repository}/raw/${encoded}`, { at }), maxBytes, options);
      // The repository of the destination keeps what its pull requests bring, so that a fork that is out of sight does not matter.
      const file = await names.at(ref, options, read);
      const fork =
        side === 'new' && source.repository && source.repository.id !== ref.repository ? source.repository : null;
      return file.kind === 'missing' && fork ? read(repositoryPath(fork.fullName)) : file;
    },
    resolveCommit: (prefix) => Promise.resolve(prefix),
    mergeBase: () => ofPullRequest((path) => mergeBase(api, path, capabilities.mergeBase, options)),
  };
}

async function readFile({ api }: HostParts, url: string, maxBytes: number, options: CallOptions): Promise<RestFile> {
  try {
    const call = { method: 'GET', url, headers: ANYTHING, rateClass: 'files', maxBytes, ...urgent(options) } as const;
    return { kind: 'bytes', bytes: (await api.session.send(call)).bytes };
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'gone' || error.kind === 'forbidden')) return { kind: 'missing' };
    if (error instanceof Failure && error.kind === 'too-large') return { kind: 'too-large', size: null };
    throw error;
  }
}

function tooMany(shown: number): Failure {
  return new Failure({
    kind: 'too-large',
    what: `The change has more files than the ${shown} that Bitbucket lists.`,
    next: 'Make git usable for Loom, split the pull request, or raise `page.max.changes` of the instance.',
  });
}

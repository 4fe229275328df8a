import { Failure, type RepositoryRef } from '../../domain';
import type { CallOptions } from '../host';
import type { DataCenterApi } from './api';
import { fullNameOf } from './convert';
import { repositoryPath } from './paths';
import { isRepositoryMissing } from './refusal';
import { repositorySchema } from './schemas';

/**
 * Names of repositories, `KEY/slug`, by their ids. Bitbucket is addressed by names, which change; Loom remembers ids, which do not.
 */
export interface RepositoryNames {
  /** What an answer or a webhook said. */
  learn(repository: { readonly id: string; readonly fullName: string } | null): void;
  /**
   * Calls with the path of the repository. Where its name proves to be an old one, its new name is looked up and the call is made
   * again.
   */
  at<T>(ref: RepositoryRef, options: CallOptions, call: (path: string) => Promise<T>): Promise<T>;
  /** @throws Failure `gone` when the instance shows no repository of this id */
  find(ref: RepositoryRef, options: CallOptions): Promise<string>;
  /** Looks the name of today up, whatever was learnt before. */
  lookUp(ref: RepositoryRef, options: CallOptions): Promise<string>;
}

/** @param remembered the name that was last seen, from wherever such things are kept; null when none was */
export function createRepositoryNames(
  api: DataCenterApi,
  remembered: (ref: RepositoryRef) => Promise<string | null>,
): RepositoryNames {
  const names = new Map<string, string>();

  /** Every repository that can be seen is looked at: there is no address by id. */
  async function lookUp({ repository }: RepositoryRef, options: CallOptions): Promise<string> {
    names.delete(repository);
    for await (const page of api.pages('api/latest/repos', repositorySchema, options, { limit: '1000' })) {
      for (const wire of page) names.set(String(wire.id), fullNameOf(wire));
      const found = names.get(repository);
      if (found !== undefined) return found;
    }
    throw invisible(repository);
  }

  async function find(ref: RepositoryRef, options: CallOptions): Promise<string> {
    const known = names.get(ref.repository) ?? (await remembered(ref));
    if (known === null) return lookUp(ref, options);
    names.set(ref.repository, known);
    return known;
  }

  return {
    learn(repository) {
      if (repository) names.set(repository.id, repository.fullName);
    },
    async at(ref, options, call) {
      const name = await find(ref, options);
      try {
        return await call(repositoryPath(name));
      } catch (error) {
        if (!isRepositoryMissing(error)) throw error;
        const today = await lookUp(ref, options);
        if (today === name) throw error;
        return call(repositoryPath(today));
      }
    },
    find,
    lookUp,
  };
}

function invisible(where: string): Failure {
  return new Failure({
    kind: 'gone',
    what: 'The repository does not exist any more, or the account of Loom may not see it.',
    where: `repository ${where}`,
    next: 'Give the account of the token at least read access to it.',
  });
}

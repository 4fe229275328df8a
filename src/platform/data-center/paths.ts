import { Failure } from '../../domain';

/** Path of a repository by its name of today, `KEY/slug`. */
export function repositoryPath(fullName: string): string {
  const [key, slug, ...rest] = fullName.split('/');
  if (!isName(key) || !isName(slug) || rest.length > 0) throw unusable('name of a repository');
  return `projects/${encodeURIComponent(key)}/repos/${encodeURIComponent(slug)}`;
}

export function pullRequestPath(repository: string, number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw unusable('number of a pull request');
  return `${repository}/pull-requests/${number}`;
}

/** Reports and build statuses want the whole id. */
export function commitSegment(commit: string): string {
  if (!/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i.test(commit)) throw unusable('full id of a commit');
  return commit;
}

/** Repositories, accounts and comments are numbered; anything else would be another path. */
export function numericId(id: string): number {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  if (number < 1) throw unusable('id');
  return number;
}

/** A path in a repository, each name encoded; null for what no repository holds. */
export function filePath(path: string): string | null {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) return null;
  return names.map((name) => encodeURIComponent(name)).join('/');
}

function isName(name: string | undefined): name is string {
  return name !== undefined && name !== '' && name !== '.' && name !== '..';
}

function unusable(what: string): Failure {
  return new Failure({
    kind: 'invalid',
    what: `This is no ${what} of Bitbucket Data Center.`,
    next: 'Please report this as a bug of Loom.',
  });
}

import { Failure, type PullRequestRef, type RepositoryRef } from '../../domain';

/**
 * A repository by its id alone. An empty workspace is allowed before an id, and names change where ids do not.
 */
export function repositoryPath({ repository }: Pick<RepositoryRef, 'repository'>): string {
  return `/repositories/%7B%7D/${uuidSegment(repository)}`;
}

export function pullRequestPath(ref: PullRequestRef): string {
  if (!Number.isSafeInteger(ref.number) || ref.number < 1) throw unusable('number of a pull request');
  return `${repositoryPath(ref)}/pullrequests/${ref.number}`;
}

export function commitPath(ref: Pick<RepositoryRef, 'repository'>, commit: string): string {
  return `${repositoryPath(ref)}/commit/${commitSegment(commit)}`;
}

export function commentPath(ref: PullRequestRef, id: string): string {
  return `${pullRequestPath(ref)}/comments/${numericId(id)}`;
}

export function taskPath(ref: PullRequestRef, id: string): string {
  return `${pullRequestPath(ref)}/tasks/${numericId(id)}`;
}

/** Ids carry braces on this host; they are added where they are missing. */
export function uuidSegment(uuid: string): string {
  return encodeURIComponent(withBraces(uuid));
}

export function withBraces(uuid: string): string {
  if (!/^(?:\{[\w-]+\}|[\w-]+)$/.test(uuid)) throw unusable('id');
  return uuid.startsWith('{') ? uuid : `{${uuid}}`;
}

export function commitSegment(commit: string): string {
  if (!/^[0-9a-f]{7,64}$/i.test(commit)) throw unusable('id of a commit');
  return commit;
}

/** Comments and tasks are numbered; anything else would be another path. */
export function numericId(id: string): number {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  if (number < 1) throw unusable('id of a comment or task');
  return number;
}

/** A path in a repository, each name encoded; null for what no repository holds. */
export function filePath(path: string): string | null {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) return null;
  return names.map((name) => encodeURIComponent(name)).join('/');
}

function unusable(what: string): Failure {
  return new Failure({
    kind: 'invalid',
    what: `This is no ${what} of Bitbucket Cloud.`,
    next: 'Please report this as a bug of Loom.',
  });
}

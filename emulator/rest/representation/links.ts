import type { Comment, PullRequest, Repository } from '../../world/model';

/** Where the host is reached; the API without its `/2.0`. */
export interface Addresses {
  readonly api: string;
  readonly web: string;
}

export interface Link {
  readonly href: string;
}

export type Links = Readonly<Record<string, Link>>;

export function repositoryApi(addresses: Addresses, repository: Repository): string {
  return `${addresses.api}/2.0/repositories/${fullName(repository)}`;
}

export function repositoryWeb(addresses: Addresses, repository: Repository): string {
  return `${addresses.web}/${fullName(repository)}`;
}

export function pullRequestApi(addresses: Addresses, pullRequest: PullRequest): string {
  return `${repositoryApi(addresses, pullRequest.repository)}/pullrequests/${pullRequest.id}`;
}

export function pullRequestWeb(addresses: Addresses, pullRequest: PullRequest): string {
  return `${repositoryWeb(addresses, pullRequest.repository)}/pull-requests/${pullRequest.id}`;
}

export function commentWeb(addresses: Addresses, comment: Comment): string {
  return `${pullRequestWeb(addresses, comment.pullRequest)}/_/diff#comment-${comment.id}`;
}

export function fullName(repository: Repository): string {
  return `${repository.workspace.slug}/${repository.slug}`;
}

/** Each segment encoded, the slashes kept. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

export function links(entries: Readonly<Record<string, string>>): Links {
  return Object.fromEntries(Object.entries(entries).map(([name, href]) => [name, { href }]));
}

import type { GitCommit } from '../../git';
import type { Repository } from '../../world/model';
import { links, repositoryApi, repositoryWeb, type Addresses } from './links';
import { rendered } from './rendered';
import { briefRepositoryJson } from './repositories';

/** A commit as a part of something else. */
export function briefCommitJson(addresses: Addresses, repository: Repository, hash: string): Record<string, unknown> {
  return {
    hash,
    links: links({
      self: `${repositoryApi(addresses, repository)}/commit/${hash}`,
      html: `${repositoryWeb(addresses, repository)}/commits/${hash}`,
    }),
    type: 'commit',
  };
}

export function commitJson(addresses: Addresses, repository: Repository, commit: GitCommit): Record<string, unknown> {
  const self = `${repositoryApi(addresses, repository)}/commit/${commit.hash}`;
  return {
    type: 'commit',
    hash: commit.hash,
    date: commit.date,
    author: { type: 'author', raw: `${commit.author.name} <${commit.author.email}>` },
    message: commit.message,
    summary: rendered(commit.message),
    links: links({
      self,
      html: `${repositoryWeb(addresses, repository)}/commits/${commit.hash}`,
      diff: `${repositoryApi(addresses, repository)}/diff/${commit.hash}`,
      approve: `${self}/approve`,
      comments: `${self}/comments`,
      statuses: `${self}/statuses`,
      patch: `${repositoryApi(addresses, repository)}/patch/${commit.hash}`,
    }),
    parents: commit.parents.map((parent) => briefCommitJson(addresses, repository, parent)),
    rendered: { message: rendered(commit.message) },
    properties: {},
    repository: briefRepositoryJson(addresses, repository),
  };
}

export function refJson(
  addresses: Addresses,
  repository: Repository,
  ref: string,
  tip: GitCommit,
): Record<string, unknown> {
  const isTag = ref.startsWith('refs/tags/');
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const api = repositoryApi(addresses, repository);
  const encoded = encodeURIComponent(name);
  const base = {
    name,
    target: commitJson(addresses, repository, tip),
    type: isTag ? 'tag' : 'branch',
    links: links({
      self: `${api}/refs/${isTag ? 'tags' : 'branches'}/${encoded}`,
      commits: `${api}/commits/${encoded}`,
      html: `${repositoryWeb(addresses, repository)}/${isTag ? 'commits/tag' : 'branch'}/${encoded}`,
    }),
  };
  if (isTag) return base;
  const strategies = ['merge_commit', 'squash', 'fast_forward'];
  return {
    ...base,
    merge_strategies: strategies,
    default_merge_strategy: 'merge_commit',
    sync_strategies: ['merge_commit'],
  };
}

export interface PushChange {
  readonly ref: string;
  readonly before: GitCommit | null;
  readonly after: GitCommit | null;
  readonly forced: boolean;
  readonly commits: readonly GitCommit[];
  readonly truncated: boolean;
}

export function pushChangeJson(
  addresses: Addresses,
  repository: Repository,
  change: PushChange,
): Record<string, unknown> {
  const side = (tip: GitCommit | null): unknown =>
    tip === null ? null : refJson(addresses, repository, change.ref, tip);
  const api = repositoryApi(addresses, repository);
  const range = `include=${change.after?.hash ?? ''}&exclude=${change.before?.hash ?? ''}`;
  return {
    old: side(change.before),
    new: side(change.after),
    created: change.before === null,
    closed: change.after === null,
    forced: change.forced,
    truncated: change.truncated,
    links: links({
      commits: `${api}/commits?${range}`,
      html: `${repositoryWeb(addresses, repository)}/branches/compare/${change.after?.hash ?? ''}..${change.before?.hash ?? ''}`,
      diff: `${api}/diff/${change.after?.hash ?? ''}..${change.before?.hash ?? ''}`,
    }),
    commits: change.commits.map((commit) => commitJson(addresses, repository, commit)),
  };
}

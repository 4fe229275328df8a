import type { Repository } from '../../world/model';
import { fullName, links, repositoryApi, repositoryWeb, type Addresses } from './links';
import { accountJson, workspaceJson } from './people';
import { timestamp } from './timestamp';

/** A repository as a part of something else. */
export function briefRepositoryJson(addresses: Addresses, repository: Repository): Record<string, unknown> {
  return {
    type: 'repository',
    full_name: fullName(repository),
    links: links({
      self: repositoryApi(addresses, repository),
      html: repositoryWeb(addresses, repository),
      avatar: `${addresses.web}/ravatar/${encodeURIComponent(repository.uuid)}?ts=default`,
    }),
    name: repository.name,
    uuid: repository.uuid,
  };
}

/** A repository as webhooks carry it. */
export function repositoryJson(addresses: Addresses, repository: Repository): Record<string, unknown> {
  const { workspace } = repository;
  return {
    ...briefRepositoryJson(addresses, repository),
    scm: 'git',
    website: null,
    owner: accountJson(addresses, workspace.account),
    workspace: workspaceJson(addresses, workspace),
    is_private: repository.isPrivate,
    project: {
      type: 'project',
      key: workspace.project.key,
      uuid: workspace.project.uuid,
      name: workspace.project.name,
      links: links({
        self: `${addresses.api}/2.0/workspaces/${workspace.slug}/projects/${workspace.project.key}`,
        html: `${addresses.web}/${workspace.slug}/workspace/projects/${workspace.project.key}`,
        avatar: `${addresses.web}/${workspace.slug}/workspace/projects/${workspace.project.key}/avatar/32`,
      }),
    },
    parent: repository.parent === null ? null : briefRepositoryJson(addresses, repository.parent),
  };
}

/** A repository at its own address. */
export function fullRepositoryJson(addresses: Addresses, repository: Repository): Record<string, unknown> {
  const brief = repositoryJson(addresses, repository);
  const self = repositoryApi(addresses, repository);
  return {
    ...brief,
    slug: repository.slug,
    description: repository.description,
    mainbranch: { type: 'branch', name: repository.mainBranch },
    language: '',
    size: 0,
    fork_policy: 'allow_forks',
    has_issues: false,
    has_wiki: false,
    created_on: timestamp(repository.createdOn),
    updated_on: timestamp(repository.updatedOn),
    links: {
      ...(brief.links as object),
      ...links({
        pullrequests: `${self}/pullrequests`,
        commits: `${self}/commits`,
        branches: `${self}/refs/branches`,
        tags: `${self}/refs/tags`,
        source: `${self}/src`,
        hooks: `${self}/hooks`,
        forks: `${self}/forks`,
      }),
      clone: [{ name: 'https', href: `${addresses.web}/${fullName(repository)}.git` }],
    },
  };
}

import { createHash } from 'node:crypto';
import type { Repository, Workspace } from '../../../world';
import { isPersonal, ownerOf, supports, type Host } from '../../host';
import { userJson } from './people';

export function projectJson(host: Host, project: Workspace): Record<string, unknown> {
  const owner = ownerOf(project);
  return {
    key: project.slug,
    id: host.numbers.of('project', project.uuid),
    name: project.name,
    ...(owner === null ? { public: false } : {}),
    type: isPersonal(project) ? 'PERSONAL' : 'NORMAL',
    ...(owner === null ? {} : { owner: userJson(host, owner) }),
    links: { self: [{ href: projectUrl(host, project) }] },
  };
}

export function repositoryJson(host: Host, repository: Repository): Record<string, unknown> {
  const { parent } = repository;
  return {
    slug: repository.slug,
    id: host.numbers.of('repository', repository.uuid),
    name: repository.name,
    hierarchyId: hierarchyOf(repository),
    scmId: 'git',
    state: 'AVAILABLE',
    statusMessage: 'Available',
    forkable: true,
    ...(parent === null ? {} : { origin: repositoryJson(host, parent) }),
    project: projectJson(host, repository.workspace),
    public: !repository.isPrivate,
    ...(supports(host, 'archivedRepositories') ? { archived: false } : {}),
    links: {
      clone: [
        { href: cloneUrl(host, repository), name: 'http' },
        { href: `ssh://git@127.0.0.1:7999${scmPath(repository)}`, name: 'ssh' },
      ],
      self: [{ href: `${repositoryUrl(host, repository)}/browse` }],
    },
  };
}

/** The address of the pages of a repository, without a slash at the end. */
export function repositoryUrl(host: Host, { workspace, slug }: Repository): string {
  return `${projectUrl(host, workspace)}/repos/${slug}`;
}

function projectUrl(host: Host, { slug }: Workspace): string {
  const { web } = host.world.addresses;
  return slug.startsWith('~') ? `${web}/users/${slug.slice(1).toLowerCase()}` : `${web}/projects/${slug}`;
}

function cloneUrl(host: Host, repository: Repository): string {
  return `${host.world.addresses.web}/scm${scmPath(repository)}`;
}

function scmPath({ workspace, slug }: Repository): string {
  return `/${workspace.slug.toLowerCase()}/${slug}.git`;
}

/** Forks share it with the repository that they come from. */
function hierarchyOf(repository: Repository): string {
  let first = repository;
  while (first.parent !== null) first = first.parent;
  return createHash('sha1').update(first.uuid).digest('hex').slice(0, 20);
}

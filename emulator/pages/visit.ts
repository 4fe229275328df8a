import type { Request } from 'express';
import type { Account, Permission, PullRequest, Repository, Workspace, World } from '../world';
import type { Candidate, Frame, NavigationLink } from './layout';
import { signedInPerson } from './signed-in';
import { themeOf } from './theme';

/** Somebody at a page of a repository. */
export interface Visit {
  readonly repository: Repository;
  readonly viewer: Account | null;
  readonly permission: Permission | null;
}

/** Who visits a repository, or null when it is absent or hidden from them. */
export function visitRepository(
  world: World,
  request: Request,
  workspace: string,
  name: string,
  fallback: (repository: Repository) => Account | null,
): Visit | null {
  const repository = world.findRepository(workspace, name);
  if (repository === null) return null;
  const viewer = signedInPerson(world, request, fallback(repository));
  const permission = viewer === null ? (repository.isPrivate ? null : 'read') : world.permissionOf(viewer, repository);
  return permission === null ? null : { repository, viewer, permission };
}

/** Everything around a page of a repository. */
export function frameOf(world: World, request: Request, visit: Visit, title: string): Frame {
  return {
    title,
    theme: themeOf(request),
    viewer: visit.viewer,
    candidates: candidatesFor(world, visit.repository),
    here: request.originalUrl,
    navigation: repositoryNavigation(visit.repository, request.path),
  };
}

/** Everything around a page that belongs to no repository. */
export function plainFrame(world: World, request: Request, title: string, workspace: Workspace | null = null): Frame {
  const candidates = [...world.users.values()]
    .filter(({ type }) => type === 'user')
    .map((account) => ({ account, role: workspace?.members.get(account.uuid)?.role ?? 'person' }));
  return {
    title,
    theme: themeOf(request),
    viewer: signedInPerson(world, request),
    candidates,
    here: request.originalUrl,
  };
}

/** The author where the page is a pull request; else whoever owns the workspace. */
export function usualViewer(repository: Repository, pullRequest: PullRequest | undefined): Account | null {
  if (pullRequest?.author.type === 'user') return pullRequest.author;
  const members = [...repository.workspace.members.values()];
  return (members.find(({ role }) => role === 'owner') ?? members[0])?.user ?? null;
}

function candidatesFor(world: World, repository: Repository): readonly Candidate[] {
  return [...world.users.values()].flatMap((account) => {
    const role = account.type === 'user' ? world.permissionOf(account, repository) : null;
    return role === null ? [] : [{ account, role }];
  });
}

function repositoryNavigation(repository: Repository, path: string): readonly NavigationLink[] {
  const base = `/${repository.workspace.slug}/${repository.slug}`;
  return [
    { label: repository.workspace.name, href: `/${repository.workspace.slug}/` },
    { label: repository.name, href: `${base}/pull-requests/` },
    { label: 'Pull requests', href: `${base}/pull-requests/`, current: path.includes('/pull-requests') },
    { label: 'Repository settings', href: `${base}/admin`, current: path.includes('/admin') },
  ];
}

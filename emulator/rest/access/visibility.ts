import type { Permission, PullRequest, Repository, Workspace, World } from '../../world';
import { Refusal } from '../../world';
import type { Caller } from './caller';

const RANK: Readonly<Record<Permission, number>> = { read: 1, write: 2, admin: 3 };

/** What the caller may do in a repository; null is invisible. */
export function callerPermission(world: World, caller: Caller, repository: Repository): Permission | null {
  const open = repository.isPrivate ? null : 'read';
  if (caller.installation !== null) return caller.installation.workspace === repository.workspace ? 'admin' : open;
  const { account, reach } = caller;
  if (account === null) return open;
  if (reach.workspace !== undefined && reach.workspace !== repository.workspace.uuid) return open;
  if (reach.repositories?.includes(repository.uuid) === false) return open;
  if (account.type !== 'app_user') return world.permissionOf(account, repository);
  if (caller.scopes.has('repository:admin')) return 'admin';
  return caller.scopes.has('repository:write') ? 'write' : 'read';
}

/** The repository, or a 404 when it is absent or invisible. */
export function visibleRepository(world: World, caller: Caller, workspace: string, name: string): Repository {
  const repository = world.findRepository(workspace, name);
  if (repository === null || callerPermission(world, caller, repository) === null) {
    // Whether it exists is nobody's business who has not said who they are.
    if (caller.kind === 'anonymous') throw new Refusal(401, 'Authentication required.');
    throw new Refusal(404, `Repository ${workspace}/${name} not found`);
  }
  return repository;
}

export function requirePermission(world: World, caller: Caller, repository: Repository, least: Permission): void {
  const permission = callerPermission(world, caller, repository);
  if (permission === null) throw new Refusal(404, 'Repository not found');
  if (RANK[permission] >= RANK[least]) return;
  throw new Refusal(403, `Your credentials lack the ${least} permission on this repository.`);
}

/** The workspace, or a 404 when it is absent or the caller has nothing to do with it. */
export function visibleWorkspace(world: World, caller: Caller, name: string): Workspace {
  const workspace = world.findWorkspace(name);
  if (workspace === null || !belongs(caller, workspace))
    throw new Refusal(404, `No workspace with identifier '${name}'.`);
  return workspace;
}

/** Only owners, in person or by their own token. */
export function requireOwner(caller: Caller, workspace: Workspace): void {
  const { account } = caller;
  if (account !== null && workspace.members.get(account.uuid)?.role === 'owner') return;
  if (account?.uuid === workspace.uuid) return;
  throw new Refusal(403, 'You must be an administrator of this workspace.');
}

export function visiblePullRequest(repository: Repository, id: string): PullRequest {
  const pullRequest = /^\d+$/.test(id) ? repository.pullRequests.get(Number(id)) : undefined;
  if (pullRequest === undefined) throw new Refusal(404, `No PullRequest matches the given id ${id}.`);
  return pullRequest;
}

function belongs(caller: Caller, workspace: Workspace): boolean {
  if (caller.installation !== null) return caller.installation.workspace === workspace;
  const { account, reach } = caller;
  if (account === null) return false;
  if (account.type === 'app_user') return reach.workspace === workspace.uuid;
  return account.uuid === workspace.uuid || workspace.members.has(account.uuid);
}

import type { Account, Permission, Repository, Workspace } from '../../world';
import type { Host } from '../host';
import type { Caller } from './caller';

const RANKS = { read: 1, write: 2, admin: 3 } as const;

const GRANTS: Readonly<Record<string, { readonly project: Permission | null; readonly repository: Permission }>> = {
  PUBLIC_REPOS: { project: null, repository: 'read' },
  REPO_READ: { project: 'read', repository: 'read' },
  REPO_WRITE: { project: 'read', repository: 'write' },
  REPO_ADMIN: { project: 'read', repository: 'admin' },
  PROJECT_READ: { project: 'read', repository: 'read' },
  PROJECT_WRITE: { project: 'write', repository: 'write' },
  PROJECT_ADMIN: { project: 'admin', repository: 'admin' },
};

export function reaches(level: Permission | null, needed: Permission): boolean {
  return level !== null && RANKS[level] >= RANKS[needed];
}

/** What a caller may do in a repository. */
export function levelIn(host: Host, caller: Caller, repository: Repository): Permission | null {
  const open: Permission | null = repository.isPrivate ? null : 'read';
  switch (caller.kind) {
    case 'anonymous':
      return open;
    case 'person':
      return personLevel(host, caller.account, repository);
    case 'delegate':
      return lower(personLevel(host, caller.account, repository), granted(caller.token.scopes, 'repository'));
    case 'service': {
      const { workspace, repositories } = caller.token.reach;
      const within = repositories === undefined || repositories.includes(repository.uuid);
      return workspace === repository.workspace.uuid && within ? granted(caller.token.scopes, 'repository') : open;
    }
  }
}

/** What a caller may do in a project as a whole. */
export function projectLevel(host: Host, caller: Caller, project: Workspace): Permission | null {
  const visible = (): Permission | null =>
    repositoriesOf(host, project).some((one) => levelIn(host, caller, one) !== null) ? 'read' : null;
  switch (caller.kind) {
    case 'anonymous':
      return visible();
    case 'person':
      return memberLevel(host, caller.account, project) ?? visible();
    case 'delegate':
      return lower(memberLevel(host, caller.account, project) ?? visible(), granted(caller.token.scopes, 'project'));
    case 'service': {
      const { workspace, repositories } = caller.token.reach;
      const whole = workspace === project.uuid && repositories === undefined;
      return whole ? granted(caller.token.scopes, 'project') : visible();
    }
  }
}

function repositoriesOf(host: Host, project: Workspace): readonly Repository[] {
  return [...host.world.repositories.values()].filter(({ workspace }) => workspace === project);
}

/** By a grant, by the project, or by administering the whole instance. */
export function personLevel(host: Host, account: Account, repository: Repository): Permission | null {
  return host.administrators.has(account) ? 'admin' : host.world.permissionOf(account, repository);
}

/** What somebody was given in a project as a whole. */
export function memberLevel(host: Host, account: Account, project: Workspace): Permission | null {
  if (host.administrators.has(account)) return 'admin';
  const role = project.members.get(account.uuid)?.role;
  if (role === undefined) return null;
  return role === 'owner' ? 'admin' : 'read';
}

function granted(scopes: readonly string[], kind: 'project' | 'repository'): Permission | null {
  return scopes.reduce<Permission | null>((best, scope) => {
    const level = GRANTS[scope]?.[kind] ?? null;
    return level !== null && !reaches(best, level) ? level : best;
  }, null);
}

function lower(one: Permission | null, other: Permission | null): Permission | null {
  if (one === null || other === null) return null;
  return RANKS[one] < RANKS[other] ? one : other;
}

import { createHash } from 'node:crypto';
import type { Account, Permission, Repository, Workspace, WorkspaceRole } from './model';
import { Refusal } from './model';
import { newUuid, type WorldState } from './state';

export interface NewUser {
  readonly displayName: string;
  readonly nickname?: string;
  readonly email?: string;
  readonly uuid?: string;
}

export function addUser(state: WorldState, user: NewUser): Account {
  const account = newAccount(state, 'user', user.displayName, user.uuid ?? newUuid(), user.nickname);
  const known = user.email === undefined ? account : { ...account, email: user.email };
  state.users.set(known.uuid, known);
  return known;
}

/** An app or a token seen as somebody. */
export function addAppUser(state: WorldState, displayName: string): Account {
  const account = newAccount(state, 'app_user', displayName, newUuid());
  state.users.set(account.uuid, account);
  return account;
}

export interface NewWorkspace {
  readonly name?: string;
  readonly uuid?: string;
  readonly owners?: readonly Account[];
  readonly members?: readonly Account[];
}

export function addWorkspace(state: WorldState, slug: string, options: NewWorkspace = {}): Workspace {
  if ([...state.workspaces.values()].some((known) => known.slug === slug)) {
    throw new Refusal(400, `The workspace ${slug} exists already.`);
  }
  const uuid = options.uuid ?? newUuid();
  const name = options.name ?? slug;
  const workspace: Workspace = {
    uuid,
    slug,
    name,
    project: { key: 'PROJ', uuid: newUuid(), name: 'Project' },
    account: newAccount(state, 'team', name, uuid, slug),
    members: new Map(),
    hooks: new Map(),
    createdOn: state.now(),
  };
  for (const user of options.members ?? []) addMember(state, workspace, user, 'member');
  for (const user of options.owners ?? []) addMember(state, workspace, user, 'owner');
  state.workspaces.set(uuid, workspace);
  return workspace;
}

export function addMember(_state: WorldState, workspace: Workspace, user: Account, role: WorkspaceRole): void {
  workspace.members.set(user.uuid, { user, role });
}

export function setPermission(
  _state: WorldState,
  repository: Repository,
  user: Account,
  permission: Permission | null,
): void {
  if (permission === null) repository.permissions.delete(user.uuid);
  else repository.permissions.set(user.uuid, permission);
}

/** What a person may do in a repository, by the grant, the membership or the repository being public. */
export function permissionOf(_state: WorldState, user: Account, repository: Repository): Permission | null {
  if (user.uuid === repository.workspace.uuid) return 'admin';
  const member = repository.workspace.members.get(user.uuid);
  if (member?.role === 'owner') return 'admin';
  return repository.permissions.get(user.uuid) ?? (repository.isPrivate && member === undefined ? null : 'read');
}

/** By slug or by uuid with braces. */
export function findWorkspace(state: WorldState, name: string): Workspace | null {
  const byUuid = state.workspaces.get(name);
  if (byUuid !== undefined) return byUuid;
  return [...state.workspaces.values()].find((workspace) => workspace.slug === name) ?? null;
}

/** By uuid with braces, or by account id. */
export function findUser(state: WorldState, name: string): Account | null {
  const byUuid = state.users.get(name);
  if (byUuid !== undefined) return byUuid;
  return [...state.users.values()].find((user) => user.accountId === name) ?? null;
}

function newAccount(
  state: WorldState,
  type: Account['type'],
  displayName: string,
  uuid: string,
  nickname?: string,
): Account {
  const digits = createHash('sha256').update(uuid).digest('hex');
  return {
    type,
    uuid,
    accountId: `557058:${uuid.slice(1, -1)}`.slice(0, 7) + digits.slice(0, 24),
    nickname: nickname ?? displayName,
    displayName,
    createdOn: state.now(),
    properties: new Map(),
  };
}

import type { IRouter } from 'express';
import { Refusal, type Account, type Permission, type Repository, type Workspace } from '../../world';
import { callerPermission, requireOwner, requirePermission, scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { accountJson, briefRepositoryJson, workspaceJson } from '../representation';

/** Who may do what. Access tokens cannot answer this at all. */
export function permissionRoutes(router: IRouter, api: Api): void {
  route(router, api, 'get', '/workspaces/:workspace/permissions/repositories/:repo', scopes.READ_REPOSITORY, (call) => {
    const repository = call.repository();
    refuseAccessTokens(call);
    requirePermission(call.world, call.caller, repository, 'admin');
    call.page(grants(call, repository), ([user, permission]) => grantJson(call, repository, user, permission));
  });
  route(router, api, 'get', '/workspaces/:workspace/permissions', scopes.READ_WORKSPACE, (call) => {
    const workspace = call.workspace();
    refuseAccessTokens(call);
    if (call.caller.kind !== 'connect') requireOwner(call.caller, workspace);
    call.page([...workspace.members.values()], ({ user, role }) => roleJson(call, workspace, user, role));
  });
  route(router, api, 'get', '/user/workspaces', scopes.READ_WORKSPACE, myWorkspaces);
  route(router, api, 'get', '/user/workspaces/:workspace/permission', scopes.READ_WORKSPACE, (call) => {
    const workspace = call.workspace();
    const user = person(call);
    call.json(roleJson(call, workspace, user, workspace.members.get(user.uuid)?.role ?? 'member'));
  });
  const mine = '/user/workspaces/:workspace/permissions/repositories';
  route(router, api, 'get', mine, scopes.READ_REPOSITORY, (call) => {
    const user = person(call);
    const workspace = call.world.findWorkspace(call.param('workspace'));
    const found = [...call.world.repositories.values()].flatMap((repository) => {
      const permission = callerPermission(call.world, call.caller, repository);
      return repository.workspace === workspace && permission !== null ? [{ repository, permission }] : [];
    });
    call.page(found, ({ repository, permission }) => grantJson(call, repository, user, permission));
  });
  const direct = '/repositories/:workspace/:repo/permissions-config/users/:user';
  route(router, api, 'get', direct, scopes.ADMIN_REPOSITORY, (call) => {
    const repository = call.repository();
    refuseAccessTokens(call);
    requirePermission(call.world, call.caller, repository, 'admin');
    const user = call.world.findUser(call.param('user'));
    if (user === null) throw new Refusal(404, 'No such user.');
    const permission = repository.permissions.get(user.uuid) ?? 'none';
    const account = accountJson(call.world.addresses, user);
    call.json({ type: 'repository_user_permission', permission, user: account });
  });
}

function myWorkspaces(call: Call): void {
  const user = person(call);
  const wanted = call.query('administrator');
  const found = [...call.world.workspaces.values()].flatMap((workspace) => {
    const role = workspace.members.get(user.uuid)?.role;
    const administrator = role === 'owner';
    return role === undefined || (wanted !== undefined && String(administrator) !== wanted)
      ? []
      : [{ workspace, administrator }];
  });
  call.page(found, ({ workspace, administrator }) => ({
    type: 'workspace_access',
    administrator,
    workspace: workspaceJson(call.world.addresses, workspace),
  }));
}

/** Everybody with a permission: members and owners, and those with a grant. */
function grants(call: Call, repository: Repository): readonly (readonly [Account, Permission])[] {
  const people = [...call.world.users.values()].filter((user) => user.type === 'user');
  return people.flatMap((user) => {
    const isKnown = repository.permissions.has(user.uuid) || repository.workspace.members.has(user.uuid);
    const permission = isKnown ? call.world.permissionOf(user, repository) : null;
    return permission === null ? [] : [[user, permission] as const];
  });
}

function grantJson(call: Call, repository: Repository, user: Account, permission: Permission): unknown {
  const { addresses } = call.world;
  return {
    type: 'repository_permission',
    permission,
    user: accountJson(addresses, user),
    repository: briefRepositoryJson(addresses, repository),
  };
}

function roleJson(call: Call, workspace: Workspace, user: Account, permission: string): unknown {
  const { addresses } = call.world;
  return {
    type: 'workspace_membership',
    permission,
    user: accountJson(addresses, user),
    workspace: workspaceJson(addresses, workspace),
  };
}

/** The person behind the call; apps and tokens have no permissions of their own. */
function person(call: Call): Account {
  const account = call.account();
  if (account.type !== 'user') throw new Refusal(403, 'This resource needs a user.');
  return account;
}

function refuseAccessTokens(call: Call): void {
  call.account();
  if (call.caller.kind === 'access') throw new Refusal(403, 'Access tokens cannot read permissions.');
}

import type { IRouter } from 'express';
import { Refusal, type Account, type Repository, type Workspace } from '../../world';
import { callerPermission, scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { accountJson, fullAccountJson, fullRepositoryJson, fullWorkspaceJson, workspaceJson } from '../representation';

/** Accounts, workspaces and the lists of repositories in them. */
export function peopleRoutes(router: IRouter, api: Api): void {
  const { addresses } = api.world;
  route(router, api, 'get', '/user', scopes.READ_USER, (call) => {
    const account = call.account();
    if (call.caller.kind === 'connect' || call.caller.kind === 'connect-jwt') {
      throw new Refusal(403, 'This resource needs a user.');
    }
    call.json(fullAccountJson(addresses, account));
  });
  route(router, api, 'get', '/users/:user', scopes.OPEN, (call) => {
    call.account();
    const user = call.world.findUser(call.param('user'));
    if (user === null) throw new Refusal(404, `No user with identifier '${call.param('user')}'.`);
    call.json(fullAccountJson(addresses, user));
  });
  route(router, api, 'get', '/workspaces/:workspace', scopes.OPEN, (call) => {
    call.json(fullWorkspaceJson(addresses, call.workspace()));
  });
  route(router, api, 'get', '/workspaces/:workspace/members', scopes.READ_WORKSPACE, (call) => {
    const workspace = call.workspace();
    call.page([...workspace.members.values()], ({ user }) => membership(call, workspace, user));
  });
  route(router, api, 'get', '/workspaces/:workspace/members/:member', scopes.READ_WORKSPACE, (call) => {
    const workspace = call.workspace();
    const user = call.world.findUser(call.param('member'));
    if (user === null || !workspace.members.has(user.uuid)) throw new Refusal(404, 'Not a member.');
    call.json(membership(call, workspace, user));
  });
  route(router, api, 'get', '/repositories/:workspace', scopes.READ_REPOSITORY, (call) => {
    const workspace = call.world.findWorkspace(call.param('workspace'));
    if (workspace === null) throw new Refusal(404, `No workspace with identifier '${call.param('workspace')}'.`);
    const found = [...call.world.repositories.values()].filter((one) => isListed(call, workspace, one));
    call.page(found, (one) => fullRepositoryJson(addresses, one));
  });
  route(router, api, 'get', '/repositories/:workspace/:repo', scopes.READ_REPOSITORY, (call) => {
    call.json(fullRepositoryJson(addresses, call.repository()));
  });
  defaultReviewerRoutes(router, api);
}

function defaultReviewerRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo';
  const { addresses } = api.world;
  route(router, api, 'get', `${base}/default-reviewers`, scopes.READ_PULL_REQUEST, (call) => {
    call.page([...call.repository().defaultReviewers.values()], (user) => accountJson(addresses, user));
  });
  route(router, api, 'get', `${base}/effective-default-reviewers`, scopes.READ_PULL_REQUEST, (call) => {
    call.page([...call.repository().defaultReviewers.values()], (user) => ({
      type: 'default_reviewer',
      reviewer_type: 'repository',
      user: accountJson(addresses, user),
    }));
  });
}

/** Membership and role are asked for by `role`. */
function isListed(call: Call, workspace: Workspace, repository: Repository): boolean {
  if (repository.workspace !== workspace) return false;
  const permission = callerPermission(call.world, call.caller, repository);
  const role = call.query('role');
  if (role === 'admin' || role === 'owner') return permission === 'admin';
  if (role === 'contributor') return permission === 'admin' || permission === 'write';
  return permission !== null;
}

function membership(call: Call, workspace: Workspace, user: Account): unknown {
  const { addresses } = call.world;
  return {
    type: 'workspace_membership',
    user: accountJson(addresses, user),
    workspace: workspaceJson(addresses, workspace),
    links: {
      self: { href: `${addresses.api}/2.0/workspaces/${workspace.slug}/members/${encodeURIComponent(user.uuid)}` },
    },
  };
}

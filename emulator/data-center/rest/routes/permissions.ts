import type { Router } from 'express';
import type { Account, Permission, Repository } from '../../../world';
import type { Host } from '../../host';
import { supports } from '../../host';
import { answerNoRoute } from '../answer-error';
import { route, type Api, type Call } from '../call';
import { userJson } from '../representation/people';

const R = '/projects/:project/repos/:repo/permissions';

/** Who was given rights to a repository itself; rights by the project are not listed here. */
export function permissionRoutes(router: Router, api: Api): void {
  route(router, api, 'get', `${R}/users`, listUsers);
  route(router, api, 'get', `${R}/groups`, (call) => {
    call.repository('admin');
    call.page([], () => null);
  });
  route(router, api, 'get', `${R}/search`, (call) => {
    if (supports(call.host, 'permissionSearch')) listUsers(call);
    else answerNoRoute(call.request, call.response);
  });
  route(router, api, 'get', '/projects/:project/permissions/users', (call) => {
    const project = call.project('admin');
    call.page([...project.members.values()], ({ user, role }) => ({
      user: userJson(call.host, user),
      permission: role === 'owner' ? 'PROJECT_ADMIN' : 'PROJECT_READ',
    }));
  });
}

function listUsers(call: Call): void {
  const repository = call.repository('admin');
  const filter = (call.query('filter') ?? call.query('filterText') ?? '').toLowerCase();
  const grants = grantsOf(call.host, repository).filter(({ user }) => user.nickname.toLowerCase().includes(filter));
  call.page(grants, ({ user, permission }) => ({
    user: userJson(call.host, user),
    permission: `REPO_${permission.toUpperCase()}`,
  }));
}

function grantsOf(host: Host, repository: Repository): readonly { user: Account; permission: Permission }[] {
  return [...repository.permissions].flatMap(([uuid, permission]) => {
    const user = host.world.users.get(uuid);
    return user === undefined ? [] : [{ user, permission }];
  });
}

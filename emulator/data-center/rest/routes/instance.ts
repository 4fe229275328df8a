import type { Router } from 'express';
import type { Account, Permission } from '../../../world';
import { levelIn, memberLevel, personLevel, projectLevel, reaches } from '../../access';
import { refusals } from '../../errors';
import { findProject, findRepository, findUser, people, type Host } from '../../host';
import { releaseOf } from '../../versions';
import { route, type Api, type Call } from '../call';
import { projectJson, repositoryJson } from '../representation/repositories';
import { userJson } from '../representation/people';

/** What concerns no repository in particular: the release, projects, people. */
export function instanceRoutes(router: Router, api: Api): void {
  route(router, api, 'get', '/application-properties', (call) => {
    call.json({ ...releaseOf(call.host.settings.version), displayName: 'Bitbucket' });
  });
  route(router, api, 'get', '/build/capabilities', (call) => call.json({ buildStatus: ['richBuildStatus'] }));
  route(router, api, 'get', '/projects', listProjects);
  route(router, api, 'get', '/projects/:project', (call) => call.json(projectJson(call.host, call.project())));
  route(router, api, 'get', '/projects/:project/repos', listProjectRepositories);
  route(router, api, 'get', '/projects/:project/repos/:repo', (call) => {
    call.json(repositoryJson(call.host, call.repository()));
  });
  route(router, api, 'get', '/repos', listRepositories);
  route(router, api, 'get', '/users', listUsers);
  route(router, api, 'get', '/users/:user', (call) => {
    call.account();
    const user = findUser(call.host, call.param('user'));
    if (user === null) throw refusals.noUser(call.param('user'));
    call.json(userJson(call.host, user));
  });
}

function listProjects(call: Call): void {
  const { host, caller } = call;
  const name = (call.query('name') ?? '').toLowerCase();
  const needed = levelNamed(call.query('permission'));
  const projects = [...host.world.workspaces.values()].filter((one) => one.name.toLowerCase().includes(name));
  call.page(projects, (one) => (reaches(projectLevel(host, caller, one), needed) ? projectJson(host, one) : null));
}

function listProjectRepositories(call: Call): void {
  const project = call.project();
  const { host, caller } = call;
  const repositories = [...host.world.repositories.values()].filter(({ workspace }) => workspace === project);
  call.page(repositories, (one) => (levelIn(host, caller, one) === null ? null : repositoryJson(host, one)));
}

function listRepositories(call: Call): void {
  const { host, caller } = call;
  const needed = levelNamed(call.query('permission'));
  const name = (call.query('name') ?? '').toLowerCase();
  const key = (call.query('projectkey') ?? '').toLowerCase();
  const repositories = [...host.world.repositories.values()].filter(
    (one) => one.name.toLowerCase().includes(name) && (key === '' || one.workspace.slug.toLowerCase() === key),
  );
  call.page(repositories, (one) => (reaches(levelIn(host, caller, one), needed) ? repositoryJson(host, one) : null));
}

/** `filter` is a part of a name or an address; `permission.1` and its like ask for rights. */
function listUsers(call: Call): void {
  call.account();
  const { host } = call;
  const filter = (call.query('filter') ?? '').toLowerCase();
  const found = people(host)
    .filter((one) =>
      [one.nickname, one.displayName, one.email ?? ''].some((text) => text.toLowerCase().includes(filter)),
    )
    .filter((account) => {
      const permission = call.query('permission.1') ?? call.query('permission');
      if (permission === undefined) return true;
      const place = { key: call.query('permission.1.projectKey'), slug: call.query('permission.1.repositorySlug') };
      return reaches(levelAt(host, account, place), levelNamed(permission));
    });
  call.page(found, (one) => userJson(host, one));
}

/** What somebody may do in a repository, a project, or the instance, whatever grants it: more in a project is more in its repositories. */
function levelAt(
  host: Host,
  account: Account,
  { key, slug }: { readonly key: string | undefined; readonly slug: string | undefined },
): Permission | null {
  if (key === undefined) return host.administrators.has(account) ? 'admin' : 'read';
  if (slug === undefined) {
    const project = findProject(host, key);
    return project && memberLevel(host, account, project);
  }
  const repository = findRepository(host, key, slug);
  return repository && personLevel(host, account, repository);
}

/** `REPO_ADMIN`, `PROJECT_READ` and their like. */
function levelNamed(permission: string | undefined): 'read' | 'write' | 'admin' {
  const word = (permission ?? 'READ').replace(/^(REPO|PROJECT)_/, '');
  return word === 'ADMIN' ? 'admin' : word === 'WRITE' ? 'write' : 'read';
}

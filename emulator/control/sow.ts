import type { ConnectApps } from '../connect';
import { Refusal, type Account, type Repository, type Workspace, type World } from '../world';
import { isSeedName, seeds, type SeedName, type SeedRequest } from './seed-schema';

/** What the seeds act on. */
export interface Ground {
  readonly world: World;
  readonly apps: ConnectApps;
}

/** Makes what another process asked for, and answers with how to name it. */
export function sow(ground: Ground, name: string, body: unknown): unknown {
  if (!isSeedName(name)) throw new Refusal(404, `Nothing is made by the name of ${name}.`);
  const parsed = seeds[name].safeParse(body);
  if (!parsed.success) throw new Refusal(400, parsed.error.message);
  const act = sowers[name] as (ground: Ground, request: unknown) => unknown;
  return act(ground, parsed.data);
}

type Sowers = { readonly [Name in SeedName]: (ground: Ground, request: SeedRequest<Name>) => unknown };

const sowers: Sowers = {
  user: ({ world }, request) => pick(world.addUser(given(request)), 'uuid', 'accountId'),
  workspace: ({ world }, { slug, name, owners, members }) =>
    pick(
      world.addWorkspace(slug, {
        ...given({ name }),
        owners: owners.map((one) => userOf(world, one)),
        members: members.map((one) => userOf(world, one)),
      }),
      'uuid',
      'slug',
    ),
  repository: async ({ world }, { workspace, slug, ...options }) =>
    pick(await world.addRepository(workspaceOf(world, workspace), slug, given(options)), 'uuid', 'slug'),
  fork: async ({ world }, request) =>
    pick(
      await world.forkRepository(repositoryOf(world, request), workspaceOf(world, request.intoWorkspace), request.slug),
      'uuid',
      'slug',
    ),
  permission: ({ world }, request) => {
    world.setPermission(repositoryOf(world, request), userOf(world, request.user), request.permission);
    return {};
  },
  commit: async ({ world }, request) => ({
    hash: await world.commitFiles(repositoryOf(world, request), request.branch, {
      files: request.files,
      message: request.message,
      ...given({ from: request.from }),
      ...(request.author === undefined ? {} : { author: userOf(world, request.author) }),
    }),
  }),
  pullRequest: async ({ world }, request) => {
    const home = repositoryOf(world, request);
    const source = {
      branch: request.source.branch,
      repository:
        request.source.repository === undefined
          ? home
          : repositoryOf(world, { workspace: request.source.workspace ?? '{}', repository: request.source.repository }),
    };
    const made = await world.createPullRequest(home, userOf(world, request.author), {
      title: request.title,
      source,
      reviewers: request.reviewers.map((one) => userOf(world, one)),
      ...given({ description: request.description, destination: request.destination, draft: request.draft }),
    });
    return pick(made, 'id');
  },
  comment: ({ world }, request) => {
    const pullRequest = repositoryOf(world, request).pullRequests.get(request.pullRequest);
    if (pullRequest === undefined) throw new Refusal(404, 'No such pull request.');
    const parent = request.parent === undefined ? undefined : pullRequest.comments.get(request.parent);
    const made = world.addComment(pullRequest, userOf(world, request.author), {
      raw: request.raw,
      ...given({ parent }),
      ...(request.inline === undefined ? {} : { inline: given(request.inline) }),
    });
    return pick(made, 'id');
  },
  accessToken: ({ world }, { name, scopes, workspace, repository }) =>
    pick(
      world.mintAccessToken({
        name,
        scopes,
        ...(repository === undefined
          ? { workspace: workspaceOf(world, workspace) }
          : { repository: repositoryOf(world, { workspace, repository }) }),
      }),
      'secret',
    ),
  apiToken: ({ world }, { user, scopes }) =>
    pick(world.mintToken({ kind: 'api', account: userOf(world, user), scopes }), 'secret'),
  consumer: ({ world }, { owner, ...request }) =>
    pick(world.addConsumer({ ...given(request), owner: userOf(world, owner) }), 'key', 'secret'),
  hook: ({ world }, { workspace, repository, ...request }) => {
    const subject =
      repository === undefined ? workspaceOf(world, workspace) : repositoryOf(world, { workspace, repository });
    return pick(world.addHook(subject, request), 'uuid');
  },
  app: async ({ world, apps }, { workspace, user, ...request }) => {
    const who = { workspace: workspaceOf(world, workspace), user: userOf(world, user) };
    return pick(await apps.install({ ...given(request), ...who }), 'clientKey', 'appKey');
  },
};

function userOf(world: World, name: string): Account {
  const user = world.findUser(name);
  if (user === null) throw new Refusal(404, `No user ${name}.`);
  return user;
}

function workspaceOf(world: World, name: string): Workspace {
  const workspace = world.findWorkspace(name);
  if (workspace === null) throw new Refusal(404, `No workspace ${name}.`);
  return workspace;
}

function repositoryOf(world: World, place: { workspace: string; repository: string }): Repository {
  const repository = world.findRepository(place.workspace, place.repository);
  if (repository === null) throw new Refusal(404, `No repository ${place.workspace}/${place.repository}.`);
  return repository;
}

function pick<Item extends object, Name extends keyof Item>(item: Item, ...names: Name[]): Pick<Item, Name> {
  return Object.fromEntries(names.map((name) => [name, item[name]])) as Pick<Item, Name>;
}

type Given<Item> = { [Name in keyof Item]: Exclude<Item[Name], undefined> };

/** Without the fields that are undefined. */
function given<Item extends object>(item: Item): Given<Item> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Given<Item>;
}

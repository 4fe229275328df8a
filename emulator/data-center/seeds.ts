import { z } from 'zod';
import { content } from '../control';
import { Refusal, type Account, type Repository } from '../world';
import {
  addComment,
  addHook,
  addProject,
  addUser,
  findProject,
  findRepository,
  findUserByName,
  mintServiceToken,
  mintToken,
  type Host,
} from './host';

const PERMISSIONS = [
  'REPO_READ',
  'REPO_WRITE',
  'REPO_ADMIN',
  'PROJECT_READ',
  'PROJECT_WRITE',
  'PROJECT_ADMIN',
] as const;
const place = z.object({ project: z.string(), repository: z.string() });
const names = z.array(z.string()).default([]);

interface Seed {
  readonly schema: z.ZodType;
  readonly make: (host: Host, request: never) => unknown;
}

function seed<Schema extends z.ZodType>(schema: Schema, make: (host: Host, request: z.infer<Schema>) => unknown): Seed {
  return { schema, make };
}

/** What other processes may ask to be made. People are named by user name, repositories by project and slug. */
const seeds: Readonly<Record<string, Seed>> = {
  user: seed(
    z.object({
      name: z.string(),
      displayName: z.string(),
      email: z.string().optional(),
      password: z.string().optional(),
    }),
    (host, { email, password, ...person }) => {
      const more = { ...(email === undefined ? {} : { email }), ...(password === undefined ? {} : { password }) };
      return { uuid: addUser(host, { ...person, ...more }).uuid };
    },
  ),
  project: seed(z.object({ key: z.string(), admins: names, readers: names }), (host, { key, admins, readers }) => {
    const people = { admins: admins.map((one) => userOf(host, one)), readers: readers.map((one) => userOf(host, one)) };
    return { key: addProject(host, key, people).slug };
  }),
  repository: seed(z.object({ project: z.string(), slug: z.string() }), async (host, { project, slug }) => {
    const home = findProject(host, project);
    if (home === null) throw new Refusal(404, `No project ${project}.`);
    return { slug: (await host.world.addRepository(home, slug)).slug };
  }),
  permission: seed(
    place.extend({ user: z.string(), permission: z.enum(['read', 'write', 'admin']).nullable() }),
    (host, { user, permission, ...where }) => {
      host.world.setPermission(repositoryOf(host, where), userOf(host, user), permission);
      return {};
    },
  ),
  commit: seed(
    place.extend({
      branch: z.string(),
      message: z.string(),
      files: z.record(z.string(), content),
      author: z.string().optional(),
    }),
    async (host, { branch, author, message, files, ...where }) => {
      const who = author === undefined ? {} : { author: userOf(host, author) };
      return { hash: await host.world.commitFiles(repositoryOf(host, where), branch, { message, files, ...who }) };
    },
  ),
  pullRequest: seed(
    place.extend({ author: z.string(), title: z.string(), description: z.string().default(''), branch: z.string() }),
    async (host, { author, title, description, branch, ...where }) => {
      const request = { title, description, source: { branch } };
      const made = await host.world.createPullRequest(repositoryOf(host, where), userOf(host, author), request);
      return { id: made.id };
    },
  ),
  comment: seed(
    place.extend({ pullRequest: z.number(), author: z.string(), text: z.string() }),
    (host, { pullRequest, author, text, ...where }) => {
      const found = repositoryOf(host, where).pullRequests.get(pullRequest);
      if (found === undefined) throw new Refusal(404, `No pull request ${pullRequest}.`);
      return { id: addComment(host, found, userOf(host, author), { text }).id };
    },
  ),
  token: seed(
    z.object({ user: z.string(), permissions: z.array(z.enum(PERMISSIONS)) }),
    (host, { user, permissions }) => ({
      secret: mintToken(host, userOf(host, user), { permissions }).secret,
    }),
  ),
  serviceToken: seed(
    place.extend({ name: z.string(), permissions: z.array(z.enum(PERMISSIONS)) }),
    (host, { name, permissions, ...where }) => ({
      secret: mintServiceToken(host, repositoryOf(host, where), { name, permissions }).secret,
    }),
  ),
  hook: seed(
    place.extend({
      name: z.string(),
      url: z.string(),
      events: z.array(z.string()),
      configuration: z.record(z.string(), z.string()).default({}),
    }),
    (host, { project, repository, ...hook }) => ({
      id: addHook(host, repositoryOf(host, { project, repository }), hook).id,
    }),
  ),
};

/** Makes what another process asked for, and answers with how to call it. */
export function sowInstance(host: Host, name: string, body: unknown): unknown {
  const found = Object.hasOwn(seeds, name) ? seeds[name] : undefined;
  if (found === undefined) throw new Refusal(404, `Nothing is made by the name of ${name}.`);
  const parsed = found.schema.safeParse(body);
  if (!parsed.success) throw new Refusal(400, parsed.error.message);
  return found.make(host, parsed.data as never);
}

function userOf(host: Host, name: string): Account {
  const user = findUserByName(host, name);
  if (user === null) throw new Refusal(404, `No user ${name}.`);
  return user;
}

function repositoryOf(host: Host, where: { readonly project: string; readonly repository: string }): Repository {
  const repository = findRepository(host, where.project, where.repository);
  if (repository === null) throw new Refusal(404, `No repository ${where.project}/${where.repository}.`);
  return repository;
}

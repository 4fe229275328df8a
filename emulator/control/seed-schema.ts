import { z } from 'zod';

/** A file: text, bytes, or null for one that is gone. */
export const content = z.union([
  z.string(),
  z.null(),
  z.object({ base64: z.string() }).transform(({ base64 }) => Buffer.from(base64, 'base64')),
]);
const repository = z.object({ workspace: z.string(), repository: z.string() });

/** What other processes may ask to be made. People are named by uuid, workspaces and repositories by slug or uuid. */
export const seeds = {
  user: z.object({ displayName: z.string(), nickname: z.string().optional(), email: z.string().optional() }),
  workspace: z.object({
    slug: z.string(),
    name: z.string().optional(),
    owners: z.array(z.string()).default([]),
    members: z.array(z.string()).default([]),
  }),
  repository: z.object({
    workspace: z.string(),
    slug: z.string(),
    name: z.string().optional(),
    mainBranch: z.string().optional(),
    isPrivate: z.boolean().optional(),
  }),
  fork: repository.extend({ intoWorkspace: z.string(), slug: z.string() }),
  permission: repository.extend({ user: z.string(), permission: z.enum(['read', 'write', 'admin']).nullable() }),
  commit: repository.extend({
    branch: z.string(),
    message: z.string(),
    files: z.record(z.string(), content),
    from: z.string().optional(),
    author: z.string().optional(),
  }),
  pullRequest: repository.extend({
    author: z.string(),
    title: z.string(),
    description: z.string().optional(),
    source: z.object({ branch: z.string(), workspace: z.string().optional(), repository: z.string().optional() }),
    destination: z.string().optional(),
    reviewers: z.array(z.string()).default([]),
    draft: z.boolean().optional(),
  }),
  comment: repository.extend({
    pullRequest: z.number(),
    author: z.string(),
    raw: z.string(),
    inline: z.object({ path: z.string(), from: z.number().optional(), to: z.number().optional() }).optional(),
    parent: z.number().optional(),
  }),
  accessToken: z.object({
    name: z.string(),
    scopes: z.array(z.string()),
    workspace: z.string(),
    repository: z.string().optional(),
  }),
  apiToken: z.object({ user: z.string(), scopes: z.array(z.string()) }),
  consumer: z.object({
    name: z.string(),
    callbackUrl: z.string(),
    scopes: z.array(z.string()),
    owner: z.string(),
    isPrivate: z.boolean().optional(),
  }),
  hook: z.object({
    workspace: z.string(),
    repository: z.string().optional(),
    url: z.string(),
    events: z.array(z.string()),
    secret: z.string().optional(),
  }),
  app: z.object({
    descriptorUrl: z.string(),
    workspace: z.string(),
    user: z.string(),
    form: z.enum(['registered', 'classic']).optional(),
  }),
};

export type SeedName = keyof typeof seeds;
export type SeedRequest<Name extends SeedName> = z.infer<(typeof seeds)[Name]>;

export function isSeedName(name: string): name is SeedName {
  return Object.hasOwn(seeds, name);
}

import { z } from 'zod';

/** The fields of a Bitbucket Cloud webhook that Loom uses. Whatever the host may leave out is nullable here. */

const account = z
  .object({
    uuid: z.string(),
    type: z.string().nullish(),
    account_id: z.string().nullish(),
    nickname: z.string().nullish(),
    username: z.string().nullish(),
    display_name: z.string().nullish(),
  })
  .nullish()
  // A person who is gone comes as an object without a uuid.
  .catch(null);

const repository = z.object({ uuid: z.string(), full_name: z.string() });

const end = z.object({
  branch: z.object({ name: z.string() }).nullish().catch(null),
  commit: z.object({ hash: z.string() }).nullish().catch(null),
  repository: repository.nullish().catch(null),
});

const pullRequest = z.object({
  id: z.int().positive(),
  state: z.string(),
  source: end,
  destination: end,
});

const comment = z.object({
  id: z.union([z.int(), z.string()]).transform(String),
  content: z.object({ raw: z.string().nullish() }).nullish(),
  parent: z
    .object({ id: z.union([z.int(), z.string()]).transform(String) })
    .nullish()
    .catch(null),
});

export const pullRequestEvent = z.object({
  repository: repository.extend({ workspace: z.object({ uuid: z.string() }).nullish().catch(null) }),
  pullrequest: pullRequest,
});

/** Of a comment it counts who wrote what, too. */
export const commentEvent = pullRequestEvent.extend({ actor: account, comment: comment.nullish() });

/** A webhook declared in an app's descriptor wraps the same payload. */
export const wrappedEvent = z.object({ event: z.string(), data: commentEvent });
/** The same before it is known whether Loom acts on the event. */
export const namedEvent = z.object({ event: z.string(), data: z.unknown() });

export type WireAccount = z.output<typeof account>;
export type WireEnd = z.output<typeof end>;
export type WirePullRequest = z.output<typeof pullRequest>;
export type WireEvent = z.output<typeof pullRequestEvent>;
export type WireCommentEvent = z.output<typeof commentEvent>;

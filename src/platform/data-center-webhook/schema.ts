import { z } from 'zod';

/**
 * The fields of a Bitbucket Data Center webhook that Loom uses. Versions differ in what they leave out, and in whether a date is a
 * number or a text: dates are not read at all.
 */

const user = z
  .object({
    id: z.int(),
    name: z.string(),
    slug: z.string().nullish(),
    displayName: z.string().nullish(),
    type: z.string().nullish(),
  })
  .nullish()
  // A person who was removed comes without an id.
  .catch(null);

const repository = z.object({
  id: z.int(),
  slug: z.string(),
  project: z.object({ key: z.string() }),
});

const ref = z.object({
  id: z.string(),
  latestCommit: z.string().nullish().catch(null),
});

const pullRequest = z.object({
  id: z.int().positive(),
  state: z.string(),
  // A fork that is gone, or that the receiver may not see, comes without its repository.
  fromRef: ref.extend({ repository: repository.nullish().catch(null) }),
  toRef: ref.extend({ repository }),
});

export const pullRequestEvent = z.object({
  actor: user,
  pullRequest,
  comment: z
    .object({ id: z.int(), text: z.string().catch('') })
    .nullish()
    .catch(null),
  commentParentId: z.int().nullish().catch(null),
});

/** What is read of a body: one that is sent without `X-Event-Key` names its event. */
export const namedEvent = pullRequestEvent.extend({ eventKey: z.string() });

export type WireUser = z.output<typeof user>;
export type WireRepository = z.output<typeof repository>;
export type WireRef = z.output<typeof pullRequest>['fromRef'];
export type WireEvent = z.output<typeof pullRequestEvent>;

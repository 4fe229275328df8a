import type { Request, RequestHandler } from 'express';
import { Failure, type Installation, type PullRequestReview } from '../../domain';
import type { Store } from '../../store';
import type { Access } from '../access';
import type { PersonSessions } from '../session';
import { sendPage, type SendPageOptions } from './send-page';

export interface ReviewLinkOptions extends SendPageOptions {
  readonly store: Store;
  readonly access: Access;
  readonly persons: PersonSessions;
  /** Address that starts the sign-in and comes back to a path; null when no sign-in is set up. */
  readonly signInTo: ((returnTo: string) => string) | null;
}

/** `GET /r/:id`: where reports and build statuses link to. The panel, for people who may read the repository. */
export function reviewLink(options: ReviewLinkOptions): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const person = options.persons.read(req);
    if (person === null) {
      if (options.signInTo === null) throw noSignIn();
      res.redirect(303, options.signInTo(returnPath(req)));
      return;
    }
    const found = await findReview(options.store, req.params.id, req.query.tenant);
    // Somebody who may not read the repository learns nothing, not even whether the review exists.
    if (found === null) throw notFound();
    const { review, installation } = found;
    const permission = await options.access.repository(person, review.ref, installation.workspace);
    if (permission === 'unknown' || permission === 'none') throw notFound();
    const { tenant, repository, number } = review.ref;
    const page = { ...person, tenant, repository, number, workspace: installation.workspace, page: 'panel' as const };
    await sendPage(res, page, false, options);
  };
}

function returnPath(req: Request<{ id: string }>): string {
  const tenant = req.query.tenant;
  const query = typeof tenant === 'string' ? `?tenant=${encodeURIComponent(tenant)}` : '';
  return `/r/${encodeURIComponent(req.params.id)}${query}`;
}

interface FoundReview {
  readonly review: PullRequestReview;
  readonly installation: Installation;
}

/** By the tenant that the link names, or in every active one. */
async function findReview(store: Store, id: string, tenant: unknown): Promise<FoundReview | null> {
  const named = typeof tenant === 'string' ? await store.installations.byId(tenant) : null;
  const candidates = named === null ? await store.installations.list() : [named];
  for (const installation of candidates.filter(({ state }) => state === 'active')) {
    const review = await store.reviews.byId(installation.id, id);
    if (review !== null) return { review, installation };
  }
  return null;
}

function notFound(): Failure {
  return new Failure({
    kind: 'gone',
    what: 'There is no such review, or you may not see it.',
    next: 'Open the pull request in Bitbucket; Loom is shown beside it. If your access is new, try again in a minute.',
  });
}

function noSignIn(): Failure {
  return new Failure({
    kind: 'forbidden',
    what: 'Reviews can be opened here by people who sign in with Bitbucket, which is not set up on this server.',
    next: 'Open the pull request in Bitbucket; Loom is shown beside it.',
  });
}

import type { Request, RequestHandler, Response } from 'express';
import { Failure, type Installation, type PullRequestReview } from '../../domain';
import type { Store } from '../../store';
import type { Access } from '../access';
import type { PageSession, Person, PersonSessions, ReviewPass, ReviewPasses } from '../session';
import type { Sites } from '../sites';
import { sendPage, type SendPageOptions } from './send-page';

export interface ReviewLinkOptions extends SendPageOptions {
  readonly store: Store;
  readonly access: Access;
  readonly persons: PersonSessions;
  readonly passes: ReviewPasses;
  readonly sites: Sites;
  /** Address that starts the sign-in and comes back to a path. */
  readonly signInTo: (returnTo: string) => string;
}

/**
 * `GET /r/:id`: where reports and build statuses link to. The panel, for people who may read the repository, and for who holds a pass
 * that an operator made.
 */
export function reviewLink(options: ReviewLinkOptions): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const { pass } = req.query;
    if (pass !== undefined) {
      await showToGuest(res, passIn(pass, req.params.id, options.passes), options);
      return;
    }
    const seen = await openToPerson(req, res, '', options);
    if (seen === null) return;
    const settingsPath = returnPath(req, '/settings');
    await sendPage(res, pageOf(seen.found, seen.viewer), { framed: false, settingsPath }, options);
  };
}

/**
 * `GET /r/:id/settings`: the settings of the review's repository, for people who may read it, where the host has no place for such a
 * page. Who may change them is asked when they do.
 */
export function reviewSettingsLink(options: ReviewLinkOptions): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const seen = await openToPerson(req, res, '/settings', options);
    if (seen === null) return;
    const page = { ...pageOf(seen.found, seen.viewer), page: 'repository-settings', number: null } as const;
    await sendPage(res, page, { framed: false }, options);
  };
}

/**
 * The review and who asks for it. Null when the person was sent to sign in first.
 * @param below what the address names below the review
 * @throws Failure `gone` when there is none that this person may see
 */
async function openToPerson(
  req: Request<{ id: string }>,
  res: Response,
  below: string,
  options: ReviewLinkOptions,
): Promise<{ found: FoundReview; viewer: Pick<PageSession, 'account' | 'accountName' | 'asked'> } | null> {
  const person = options.persons.read(req);
  if (person === null) {
    if (options.sites.all.length === 0) throw noSignIn();
    res.redirect(303, options.signInTo(returnPath(req, below)));
    return null;
  }
  const found = await findReview(options.store, req.params.id, req.query.tenant);
  // Somebody who may not read the repository learns nothing, not even whether the review exists.
  if (found === null || !(await mayRead(person, found, options))) throw notFound(options.sites);
  const { account, accountName } = person;
  return { found, viewer: { account, accountName, asked: true } };
}

/** An account says something at its own site only. */
async function mayRead(
  person: Person,
  { review, installation }: FoundReview,
  { access, sites }: ReviewLinkOptions,
): Promise<boolean> {
  if (sites.ofTenant(installation.id)?.name !== person.site) return false;
  const permission = await access.repository(person, review.ref, installation.workspace);
  return permission !== 'unknown' && permission !== 'none';
}

async function showToGuest(res: Response, pass: ReviewPass | null, options: ReviewLinkOptions): Promise<void> {
  if (pass === null) throw passOver();
  const found = await findReview(options.store, pass.review, pass.tenant);
  if (found?.installation.id !== pass.tenant) throw passOver();
  const guest = { account: '', accountName: 'A guest', guestUntil: pass.until };
  await sendPage(res, pageOf(found, guest), { framed: false }, options);
}

function passIn(pass: unknown, review: string, passes: ReviewPasses): ReviewPass | null {
  const read = typeof pass === 'string' ? passes.read(pass) : null;
  return read?.review === review ? read : null;
}

function pageOf(
  { review, installation }: FoundReview,
  viewer: Pick<PageSession, 'account' | 'accountName' | 'asked' | 'guestUntil'>,
): Omit<PageSession, 'since'> {
  const { tenant, repository, number } = review.ref;
  return { ...viewer, tenant, repository, number, workspace: installation.workspace, page: 'panel' };
}

function returnPath(req: Request<{ id: string }>, below: string): string {
  const tenant = req.query.tenant;
  const query = typeof tenant === 'string' ? `?tenant=${encodeURIComponent(tenant)}` : '';
  return `/r/${encodeURIComponent(req.params.id)}${below}${query}`;
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

function notFound({ all }: Sites): Failure {
  const elsewhere =
    all.length > 1 ? ' If it is in another Bitbucket than the one you signed in with, sign out and sign in there.' : '';
  return new Failure({
    kind: 'gone',
    what: 'There is no such review, or you may not see it.',
    next: `Open the pull request in Bitbucket: what Loom wrote stands there. If your access is new, try again in a minute.${elsewhere}`,
  });
}

function passOver(): Failure {
  return new Failure({
    kind: 'gone',
    what: 'This link does not work, or not any more.',
    next: 'Ask whoever sent it for a new one: `loom reviews link` makes it.',
  });
}

function noSignIn(): Failure {
  return new Failure({
    kind: 'forbidden',
    what: 'Reviews can be opened here by people who sign in with Bitbucket, which is not set up on this server.',
    next: 'Open the pull request in Bitbucket, or ask the operator for a link (`loom reviews link`).',
  });
}

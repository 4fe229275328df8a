import { type Request, type RequestHandler, type Response, Router } from 'express';
import { Failure } from '../../domain';
import type { PersonStore } from '../../store';
import type { Logger } from '../../telemetry';
import { markup, plainPage, plainPolicy, setPageHeaders } from '../answers';
import { clientAddress, limitBy } from '../limit-by';
import { accountKey, type PersonSessions } from '../session';
import type { SignInSite, Sites } from '../sites';
import { type Attempts, type FinishedAttempt, signInAttempts } from './attempt';
import { choosePage } from './choose-page';
import { allowedReturnPath } from './return-path';

const PER_MINUTE = 30;
const LONGEST_MS = 10_000;

export interface SignInOptions {
  readonly sites: Sites;
  readonly persons: PersonStore;
  readonly sessions: PersonSessions;
  readonly baseUrl: string;
  readonly basePath: string;
  readonly secretKey: Buffer;
  readonly logger: Logger;
  readonly clock: () => number;
}

/** Signing in with Bitbucket, and out. */
export function signInRoutes(options: SignInOptions): Router {
  const attempts = signInAttempts(options.secretKey, options.baseUrl, options.clock);
  const limit = limitBy(clientAddress, PER_MINUTE);
  const router = Router();
  router.get('/api/auth/bitbucket', limit, start(options, attempts));
  router.get('/api/auth/callback/bitbucket', limit, finish(options, attempts));
  router.post('/api/auth/sign-out', limit, signOut(options));
  return router;
}

function start({ sites, baseUrl, basePath }: SignInOptions, attempts: Attempts): RequestHandler {
  return (req, res) => {
    const returnTo = allowedReturnPath(req.query.return);
    const site = siteIn(req, sites);
    if (site === null) {
      setPageHeaders(res, plainPolicy(null), null);
      res.type('html').send(choosePage(sites.all, basePath, returnTo));
      return;
    }
    const destination = { site: site.name, returnTo, popup: req.query.popup === '1' };
    const { state, codeChallenge } = attempts.start(res, destination);
    res.redirect(303, site.people.authorizeUrl({ state, codeChallenge, redirectUri: redirectUri(baseUrl) }));
  };
}

/** The site that is named, or the only one there is; null when the person has to choose. */
function siteIn(req: Request, { all, named }: Sites): SignInSite | null {
  const { site } = req.query;
  if (site === undefined) return all.length === 1 ? all[0]! : null;
  return typeof site === 'string' ? named(site) : null;
}

function finish(options: SignInOptions, attempts: Attempts): RequestHandler {
  return async (req, res) => {
    const { state, code, error } = req.query;
    const attempt = typeof state === 'string' ? attempts.finish(req, res, state) : null;
    if (attempt === null) throw notStartedHere();
    if (error !== undefined) throw refused(error);
    if (typeof code !== 'string' || code === '' || code.length > 2000) throw notStartedHere();
    const name = await signIn(res, code, attempt, options);
    if (attempt.popup) sendDone(res, name);
    else res.redirect(303, options.baseUrl + attempt.returnTo);
  };
}

/** @returns the person's name */
async function signIn(res: Response, code: string, attempt: FinishedAttempt, options: SignInOptions): Promise<string> {
  const { sites, persons, sessions, baseUrl, logger } = options;
  const { codeVerifier, site: name } = attempt;
  const people = sites.named(name)?.people;
  // The operator took the site away while the person was on the way.
  if (people === undefined) throw notStartedHere();
  const signal = AbortSignal.timeout(LONGEST_MS);
  const tokens = await people.exchangeCode({ code, codeVerifier, redirectUri: redirectUri(baseUrl) }, signal);
  const { id: account, displayName: accountName } = await people.whoAmI(tokens.accessToken, signal);
  await persons.saveTokens(accountKey(name, account), accountName, tokens);
  sessions.start(res, { site: name, account, accountName });
  logger.info({ audit: 'sign-in', site: name, account }, 'A person signed in with Bitbucket.');
  return accountName;
}

function signOut({ sessions, persons, baseUrl, logger }: SignInOptions): RequestHandler {
  return async (req, res) => {
    demandOwnForm(req);
    const person = sessions.read(req);
    if (person !== null) {
      await persons.forget(accountKey(person.site, person.account));
      logger.info({ audit: 'sign-out', site: person.site, account: person.account }, 'A person signed out.');
    }
    sessions.end(res);
    res.redirect(303, `${baseUrl}/`);
  };
}

/** The cookie does not come along from other sites; browsers that say where a request comes from are believed too. */
function demandOwnForm(req: Request): void {
  const from = req.headers['sec-fetch-site'];
  if (from === undefined || from === 'same-origin' || from === 'none') return;
  throw new Failure({ kind: 'forbidden', what: 'Another site asked to sign you out.', next: "Use Loom's start page." });
}

function sendDone(res: Response, name: string): void {
  setPageHeaders(res, plainPolicy(null), null);
  // Otherwise the window is cut off from the one that opened it and cannot close itself.
  res.removeHeader('Cross-Origin-Opener-Policy');
  const body = markup`<h1>Signed in</h1>
    <p>You are signed in as ${name}. You can close this window.</p>`;
  res.type('html').send(plainPage('Signed in', body, true));
}

function redirectUri(baseUrl: string): string {
  return `${baseUrl}/api/auth/callback/bitbucket`;
}

function notStartedHere(): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'This sign-in was not started in this browser, or it is too old.',
    next: 'Start the sign-in again.',
  });
}

function refused(error: unknown): Failure {
  return error === 'access_denied'
    ? new Failure({ kind: 'forbidden', what: 'You did not allow the sign-in.', next: 'Start it again if you want to.' })
    : new Failure({ kind: 'unavailable', what: 'Bitbucket refused the sign-in.', next: 'Try again in a minute.' });
}

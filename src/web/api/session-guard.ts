import type { Request, RequestHandler } from 'express';
import { Failure, type PullRequestRef, type RepositoryRef } from '../../domain';
import type { InstallationStore } from '../../store';
import type { PageSession, PageSessions } from '../session';

const SESSIONS = new WeakMap<Request, PageSession>();

/** Lets a request in with a bearer session of ours whose tenant still has the app. Cookies count for nothing here. */
export function requireSession(sessions: PageSessions, installations: InstallationStore): RequestHandler {
  return async (req, _res, next) => {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
    const session = token === undefined ? null : sessions.read(token);
    if (session === null) throw sessionOver();
    const installation = await installations.byId(session.tenant);
    if (installation?.state !== 'active') throw sessionOver();
    SESSIONS.set(req, session);
    next();
  };
}

/** @throws Failure `unauthenticated` when the request came past no guard */
export function sessionOf(req: Request): PageSession {
  const session = SESSIONS.get(req);
  if (session === undefined) throw sessionOver();
  return session;
}

/** @throws Failure `forbidden` when the session belongs to another page */
export function pullRequestOf(session: PageSession): PullRequestRef {
  const { tenant, repository, number } = session;
  if (session.page !== 'panel' || repository === null || number === null) throw wrongPage();
  return { tenant, repository, number };
}

/** @throws Failure `forbidden` when the session belongs to another page */
export function repositoryOf(session: PageSession): RepositoryRef {
  const { tenant, repository } = session;
  if (session.page !== 'repository-settings' || repository === null) throw wrongPage();
  return { tenant, repository };
}

/** Id of the workspace. @throws Failure `forbidden` when the session belongs to another page */
export function workspaceOf(session: PageSession): string {
  if (session.page !== 'workspace-settings' || session.workspace === null) throw wrongPage();
  return session.workspace;
}

export function sessionOver(): Failure {
  return new Failure({
    kind: 'unauthenticated',
    what: 'This page has been open for too long.',
    next: 'Reload the page.',
  });
}

function wrongPage(): Failure {
  return new Failure({
    kind: 'forbidden',
    what: 'This page does not show what was asked for.',
    next: 'Open the right page in Bitbucket.',
  });
}

import { type Request, type RequestHandler, type Response, Router } from 'express';
import { Failure, type Installation } from '../../domain';
import { answerFailurePage, toFailure } from '../answers';
import { contextParameter, numberParameter, verifyIframe } from '../connect';
import type { ConnectPort, WebDependencies } from '../dependencies';
import type { PageSession } from '../session';
import { sendPage, type SendPageOptions } from './send-page';

export interface IframePagesOptions extends SendPageOptions, Pick<WebDependencies, 'store' | 'logger'> {
  readonly connect: ConnectPort;
}

type Viewer = Pick<PageSession, 'tenant' | 'account' | 'accountName' | 'workspace'>;
type Page = Omit<PageSession, 'since'>;

/** The pages that Bitbucket shows in iframes. Who sees what is decided by the signed address, here and never again. */
export function iframePages(options: IframePagesOptions): Router {
  const router = Router();
  router.get('/connect/panel', iframe(options, panel));
  router.get('/connect/repository-settings', iframe(options, repositorySettings));
  router.get('/connect/workspace-settings', iframe(options, workspaceSettings));
  return router;
}

/** Failures are shown inside the frame, where the person looks. */
function iframe(options: IframePagesOptions, decide: (req: Request, viewer: Viewer) => Page): RequestHandler {
  return async (req, res) => {
    try {
      const installation = await verifyIframe(req, options.store.installations, options.connect);
      await sendPage(res, decide(req, viewerOf(req, installation)), { framed: true }, options);
    } catch (error) {
      answerInFrame(res, error, options);
    }
  };
}

function answerInFrame(res: Response, error: unknown, { webUrl, logger }: IframePagesOptions): void {
  const failure = toFailure(error);
  if (failure.kind === 'bug') logger.error({ error }, 'A page failed.');
  answerFailurePage(res, failure, new URL(webUrl).origin);
}

function viewerOf(req: Request, installation: Installation): Viewer {
  const account = contextParameter(req, 'user');
  if (account === null) throw notSignedIn();
  const workspace = contextParameter(req, 'workspace');
  if (workspace !== null && installation.workspace !== null && workspace !== installation.workspace) throw notThere();
  return {
    tenant: installation.id,
    account,
    accountName: contextParameter(req, 'name') ?? 'Somebody',
    workspace: workspace ?? installation.workspace,
  };
}

function panel(req: Request, viewer: Viewer): Page {
  const repository = contextParameter(req, 'repo');
  const number = numberParameter(req, 'pr');
  if (repository === null || number === null) throw notThere();
  return { ...viewer, page: 'panel', repository, number };
}

function repositorySettings(req: Request, viewer: Viewer): Page {
  const repository = contextParameter(req, 'repo');
  if (repository === null) throw notThere();
  return { ...viewer, page: 'repository-settings', repository, number: null };
}

function workspaceSettings(_req: Request, viewer: Viewer): Page {
  if (viewer.workspace === null) throw notThere();
  return { ...viewer, page: 'workspace-settings', repository: null, number: null };
}

function notSignedIn(): Failure {
  return new Failure({
    kind: 'unauthenticated',
    what: 'Bitbucket did not say who you are.',
    next: 'Log in to Bitbucket and reload the page.',
  });
}

function notThere(): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'Bitbucket did not say what this page should show.',
    next: 'Reload the page in Bitbucket. If this stays, ask an administrator to update the app.',
  });
}

import { Router, type Request, type Response } from 'express';
import { listRefs, serveGit, serveUploadPack } from '../git';
import type { Repository } from '../world';
import { levelIn, reaches } from './access';
import { findRepository } from './host';
import { publishSources } from './publish-sources';
import type { Api } from './rest/call';

const R = '/:project/:repo.git';

/** Git over HTTP, below `/scm`. */
export function scmRoutes(api: Api): Router {
  const router = Router();
  router.get(`${R}/info/refs`, async (request, response) => {
    const reads = request.query.service === 'git-upload-pack';
    await (reads ? fetched(api, request, response) : received(api, request, response, 'info/refs'));
  });
  router.post(`${R}/git-upload-pack`, (request, response) => fetched(api, request, response));
  router.post(`${R}/git-receive-pack`, (request, response) => received(api, request, response, 'git-receive-pack'));
  return router;
}

async function fetched(api: Api, request: Request, response: Response): Promise<void> {
  const repository = admitted(api, request, response, 'read');
  if (repository === null) return;
  await publishSources(repository);
  await inTurn(api, response, () => serveUploadPack(request, response, repository.folder));
}

async function received(api: Api, request: Request, response: Response, service: string): Promise<void> {
  const repository = admitted(api, request, response, 'write');
  const { account } = api.callerOf(request);
  if (repository === null || account === null) return;
  const before = await listRefs(repository.folder);
  await inTurn(api, response, () =>
    serveGit(request, response, {
      folder: repository.folder,
      service,
      query: request.originalUrl.split(/\?(.*)/s, 2)[1] ?? '',
      user: account.nickname,
      whenDone: async () => {
        if (service === 'git-receive-pack') {
          await api.host.world.pushed(repository, account, before, await listRefs(repository.folder));
        }
      },
    }),
  );
}

/** Too many at once wait, and those who wait too long are sent away. */
async function inTurn(api: Api, response: Response, work: () => Promise<void>): Promise<void> {
  const release = await api.throttle();
  if (release === null) {
    response.status(503).type('text/plain').send('Too many requests are being served. Try again.\n');
    return;
  }
  await work().finally(release);
}

function admitted(api: Api, request: Request, response: Response, needed: 'read' | 'write'): Repository | null {
  const caller = api.callerOf(request);
  const repository = findRepository(api.host, String(request.params.project), String(request.params.repo));
  const level = repository === null ? null : levelIn(api.host, caller, repository);
  if (repository !== null && reaches(level, needed) && (needed === 'read' || caller.account !== null)) {
    return repository;
  }
  if (caller.kind === 'anonymous') response.setHeader('WWW-Authenticate', 'Basic realm="Atlassian Bitbucket"');
  const status = caller.kind === 'anonymous' ? 401 : level === null ? 404 : 403;
  response.status(status).type('text/plain').send('You may not do this here.\n');
  return null;
}

import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { descriptorOf, findModule, type ShownOn } from '../connect';
import { type Account, type Consumer, Refusal, type World } from '../world';
import { usualViewer, visitRepository } from './visit';

const requestSchema = z.object({
  app: z.string(),
  /** Path of the page that frames the app. */
  page: z.string(),
  url: z.string(),
  type: z.enum(['GET', 'POST', 'PUT', 'DELETE']).default('GET'),
  data: z.string().optional(),
  contentType: z.string().optional(),
  headers: z.object({ Accept: z.string().optional() }).default({}),
});

/** What the script around a framed app asks the host for. */
export function appRoutes(world: World): Router {
  const router = Router();

  router.get('/_pages/module', (request, response) => {
    const query = new URL(request.originalUrl, world.addresses.web).searchParams;
    const page = pageAt(world, request, query.get('page') ?? '');
    const found = page === null ? null : findModule(world, page, query.get('app') ?? '', query.get('module') ?? '');
    if (found === null) response.status(404).json({});
    else response.json({ src: found.src, title: found.title });
  });

  router.post('/_pages/request', express.json({ limit: '1mb' }), async (request, response) => {
    const asked = requestSchema.parse(request.body);
    const page = pageAt(world, request, asked.page);
    const viewer = page?.viewer ?? null;
    if (page === null || viewer === null) throw new Refusal(401, 'Sign in first.');
    const consumer = consumerOf(world, page, asked.app);
    const answer = await callAs(world, viewer, consumer, asked);
    response
      .status(answer.status)
      .type('text')
      .send(await answer.text());
  });

  return router;
}

/** The page that a framed app is shown on, seen by the person of this request. */
function pageAt(world: World, request: Request, path: string): ShownOn | null {
  const [, workspace = '', name = '', part, id] = path.split('/').map(decodeURIComponent);
  const pullRequest =
    part === 'pull-requests' ? world.findRepository(workspace, name)?.pullRequests.get(Number(id)) : undefined;
  const visit = visitRepository(world, request, workspace, name, (place) => usualViewer(place, pullRequest));
  if (visit === null) return null;
  const { repository, viewer } = visit;
  return { workspace: repository.workspace, repository, viewer, ...(pullRequest !== undefined && { pullRequest }) };
}

/** Acting as the viewer takes an OAuth consumer, named by the app's descriptor. */
function consumerOf(world: World, page: ShownOn, appKey: string): Consumer {
  for (const installation of world.installations.values()) {
    if (!installation.active || installation.workspace !== page.workspace || installation.appKey !== appKey) continue;
    const consumer = world.consumers.get(descriptorOf(installation).modules.oauthConsumer?.clientId ?? '');
    if (consumer !== undefined) return consumer;
  }
  throw new Refusal(403, 'The app has no oauthConsumer module: it cannot act as a person.');
}

function callAs(
  world: World,
  account: Account,
  { scopes }: Consumer,
  { url, type, data, contentType, headers }: z.output<typeof requestSchema>,
): Promise<Response> {
  const address = new URL(url.startsWith('/2.0/') ? url : `/2.0/${url.replace(/^\/+/, '')}`, world.addresses.api);
  const token = world.mintToken({ kind: 'oauth', account, scopes });
  return fetch(address, {
    method: type,
    headers: {
      Authorization: `Bearer ${token.secret}`,
      Accept: headers.Accept ?? 'application/json',
      ...(data !== undefined && { 'Content-Type': contentType ?? 'application/json' }),
    },
    ...(data !== undefined && { body: data }),
    redirect: 'follow',
  });
}

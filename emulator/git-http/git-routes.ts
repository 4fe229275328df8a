import { Router, type Request, type Response } from 'express';
import { listRefs, serveGit, serveUploadPack } from '../git';
import { authenticate, callerPermission, requireScopes, scopes, type Caller } from '../rest/access';
import { Refusal, type Repository, type World } from '../world';

/** Git over HTTP at `/{workspace}/{repository}.git`. */
export function gitRoutes(world: World): Router {
  const router = Router();
  router.get('/:workspace/:repo.git/info/refs', (request, response) =>
    request.query.service === 'git-upload-pack'
      ? fetched(world, request, response)
      : serve(world, request, response, 'info/refs'),
  );
  router.post('/:workspace/:repo.git/git-upload-pack', (request, response) => fetched(world, request, response));
  router.post('/:workspace/:repo.git/git-receive-pack', (request, response) =>
    serve(world, request, response, 'git-receive-pack'),
  );
  return router;
}

async function fetched(world: World, request: Request, response: Response): Promise<void> {
  const admitted = admit(world, request, response, false);
  if (admitted !== null) await serveUploadPack(request, response, admitted.repository.folder);
}

async function serve(world: World, request: Request, response: Response, service: string): Promise<void> {
  const writes = request.method === 'POST' || request.query.service === 'git-receive-pack';
  const admitted = admit(world, request, response, writes);
  if (admitted === null) return;
  const { caller, repository } = admitted;
  const query = request.originalUrl.split(/\?(.*)/s, 2)[1] ?? '';
  const { account } = caller;
  const isPush = service === 'git-receive-pack' && account !== null;
  const before = isPush ? await listRefs(repository.folder) : null;
  await serveGit(request, response, {
    folder: repository.folder,
    service,
    query,
    user: account?.uuid ?? '',
    whenDone: async () => {
      if (before !== null && account !== null) {
        await world.pushed(repository, account, before, await listRefs(repository.folder));
      }
    },
  });
}

function admit(
  world: World,
  request: Request,
  response: Response,
  writes: boolean,
): { caller: Caller; repository: Repository } | null {
  try {
    const caller = gitCaller(world, request);
    const { workspace, repo } = request.params;
    const repository = world.findRepository(String(workspace), String(repo));
    const permission = repository === null ? null : callerPermission(world, caller, repository);
    if (caller.kind === 'anonymous' && (writes || permission === null))
      throw new Refusal(401, 'Authentication required.');
    if (repository === null || permission === null) throw new Refusal(404, 'Repository not found');
    requireScopes(caller, writes ? WRITE : scopes.READ_REPOSITORY);
    if (writes && permission === 'read') throw new Refusal(403, 'You have no write access to this repository.');
    return { caller, repository };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="Bitbucket.org HTTP"');
    response.status(error.status).type('text/plain').send(`${error.message}\n`);
    return null;
  }
}

const WRITE = {
  oauth: ['repository:write'],
  api: ['read:repository:bitbucket', 'write:repository:bitbucket'],
};

/** Git takes tokens as passwords, under two user names that say which kind of token it is. */
function gitCaller(world: World, request: Request): Caller {
  const { authorization } = request.headers;
  const credentials = { authorization, method: request.method, url: request.originalUrl, address: '' };
  const basic = /^basic (.*)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return authenticate(world, credentials);
  const [user = '', password = ''] = Buffer.from(basic, 'base64').toString('utf8').split(/:(.*)/s, 2);
  if (user !== 'x-bitbucket-api-token-auth') return authenticate(world, credentials);
  const token = world.tokens.get(password);
  const login = token?.account.email ?? 'nobody@users.invalid';
  const asLogin = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  return authenticate(world, { ...credentials, authorization: asLogin });
}

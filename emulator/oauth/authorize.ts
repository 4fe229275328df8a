import express, { Router, type Request, type Response } from 'express';
import { randomSecret, Refusal, type Account, type Consumer, type World } from '../world';
import { consentPage } from './consent-page';

const CODE_LIFETIME_US = 10 * 60 * 1_000_000;

interface Asked {
  readonly consumer: Consumer;
  readonly redirectUri: string;
  readonly state: string | null;
}

/** `/site/oauth2/authorize`: asks the person, and goes back to the consumer with a code. */
export function authorizePage(world: World): Router {
  const router = Router();
  router.get('/site/oauth2/authorize', (request, response) => {
    const asked = read(world, new URL(request.originalUrl, world.addresses.web).searchParams);
    const people = [...world.users.values()].filter((user) => user.type === 'user');
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.type('html').send(consentPage(asked.consumer, people, request.originalUrl));
  });
  router.post('/site/oauth2/authorize', express.urlencoded({ extended: false }), (request, response) => {
    decide(world, request, response);
  });
  return router;
}

function read(world: World, query: URLSearchParams): Asked {
  const consumer = world.consumers.get(query.get('client_id') ?? '');
  if (consumer === undefined) throw new Refusal(400, 'Invalid client_id');
  const redirectUri = query.get('redirect_uri') ?? consumer.callbackUrl;
  if (!redirectUri.startsWith(consumer.callbackUrl)) {
    throw new Refusal(400, 'The redirect URI does not begin with the registered one.');
  }
  if (query.get('response_type') !== 'code') throw new Refusal(400, 'Unsupported response_type');
  return { consumer, redirectUri, state: query.get('state') };
}

function decide(world: World, request: Request, response: Response): void {
  const asked = read(world, new URL(request.originalUrl, world.addresses.web).searchParams);
  const form = request.body as Readonly<Record<string, string | undefined>>;
  const account = world.users.get(form.user ?? '');
  const back = new URL(asked.redirectUri);
  if (form.decision !== 'grant' || account === undefined) {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', 'The user denied access');
  } else {
    back.searchParams.set('code', newCode(world, asked, account));
  }
  if (asked.state !== null) back.searchParams.set('state', asked.state);
  response.redirect(302, back.href);
}

function newCode(world: World, asked: Asked, account: Account): string {
  const code = randomSecret(12);
  world.authorizationCodes.set(code, {
    consumer: asked.consumer.key,
    account,
    scopes: asked.consumer.scopes,
    redirectUri: asked.redirectUri,
    expiresAt: world.now() + CODE_LIFETIME_US,
  });
  return code;
}

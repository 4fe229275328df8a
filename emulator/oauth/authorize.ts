import express, { Router, type Request, type Response } from 'express';
import { randomSecret, Refusal, type Account, type Consumer, type World } from '../world';
import { consentPage } from './consent-page';

/** How a product does it. */
export interface AuthorizeOptions {
  readonly path: string;
  /** Whether `scope` may ask for less than the consumer was registered for. */
  readonly narrows: boolean;
  /** Whether a challenge in the request must be met when the code is redeemed. */
  readonly pkce: boolean;
}

const CLOUD: AuthorizeOptions = { path: '/site/oauth2/authorize', narrows: false, pkce: false };
const CODE_LIFETIME_US = 10 * 60 * 1_000_000;

interface Asked {
  readonly consumer: Consumer;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
  readonly challenge?: { readonly method: string; readonly value: string };
}

/** Asks the person, and goes back to the consumer with a code. */
export function authorizePage(world: World, options = CLOUD): Router {
  const router = Router();
  router.get(options.path, (request, response) => {
    const asked = read(world, options, new URL(request.originalUrl, world.addresses.web).searchParams);
    const people = [...world.users.values()].filter((user) => user.type === 'user');
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.type('html').send(consentPage({ ...asked.consumer, scopes: asked.scopes }, people, request.originalUrl));
  });
  router.post(options.path, express.urlencoded({ extended: false }), (request, response) => {
    decide(world, options, request, response);
  });
  return router;
}

function read(world: World, options: AuthorizeOptions, query: URLSearchParams): Asked {
  const consumer = world.consumers.get(query.get('client_id') ?? '');
  if (consumer === undefined) throw new Refusal(400, 'Invalid client_id');
  const redirectUri = query.get('redirect_uri') ?? consumer.callbackUrl;
  if (!redirectUri.startsWith(consumer.callbackUrl)) {
    throw new Refusal(400, 'The redirect URI does not begin with the registered one.');
  }
  if (query.get('response_type') !== 'code') throw new Refusal(400, 'Unsupported response_type');
  const wanted = (query.get('scope') ?? '').split(/[ ,]+/).filter((scope) => scope !== '');
  const scopes = options.narrows && wanted.length > 0 ? wanted : consumer.scopes;
  if (scopes.some((scope) => !consumer.scopes.includes(scope))) throw new Refusal(400, 'invalid_scope');
  return { consumer, redirectUri, state: query.get('state'), scopes, ...(options.pkce ? challengeIn(query) : {}) };
}

function challengeIn(query: URLSearchParams): Pick<Asked, 'challenge'> {
  const value = query.get('code_challenge');
  return value === null ? {} : { challenge: { method: query.get('code_challenge_method') ?? 'plain', value } };
}

function decide(world: World, options: AuthorizeOptions, request: Request, response: Response): void {
  const asked = read(world, options, new URL(request.originalUrl, world.addresses.web).searchParams);
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
    scopes: asked.scopes,
    ...(asked.challenge === undefined ? {} : { challenge: asked.challenge }),
    redirectUri: asked.redirectUri,
    expiresAt: world.now() + CODE_LIFETIME_US,
  });
  return code;
}

import express, { Router, type Request, type Response } from 'express';
import type { Consumer, World } from '../world';
import { OAuthRefusal } from './refusal';
import { clientCredentials, codeGrant, jwtGrant, refreshGrant, type Granted } from './grants';

/** `/site/oauth2/access_token`. */
export function tokenEndpoint(world: World): Router {
  const router = Router();
  router.post('/site/oauth2/access_token', express.urlencoded({ extended: false }), (request, response) => {
    try {
      response.setHeader('Cache-Control', 'no-store');
      response.json(answer(grant(world, request), world));
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      refuse(response, error);
    }
  });
  return router;
}

function grant(world: World, request: Request): Granted {
  const form = formOf(request);
  const type = form.get('grant_type');
  if (type === 'urn:bitbucket:oauth2:jwt') return jwtGrant(world, request, form);
  const consumer = consumerOf(world, request, form);
  if (type === 'authorization_code') return codeGrant(world, consumer, form);
  if (type === 'refresh_token') return refreshGrant(world, consumer, form);
  if (type === 'client_credentials') return clientCredentials(world, consumer, form);
  throw new OAuthRefusal(400, 'unsupported_grant_type', 'Unsupported grant type.');
}

export function formOf(request: Request): URLSearchParams {
  const body: unknown = request.body;
  return new URLSearchParams(typeof body === 'object' && body !== null ? (body as Record<string, string>) : {});
}

/** Who asks for a token, by Basic or by the form. */
export function consumerOf(world: World, request: Request, form: URLSearchParams): Consumer {
  const basic = /^basic (.*)$/i.exec(request.headers.authorization ?? '')?.[1];
  const [key = '', secret = ''] =
    basic === undefined
      ? [form.get('client_id') ?? '', form.get('client_secret') ?? '']
      : Buffer.from(basic, 'base64').toString('utf8').split(/:(.*)/s, 2);
  const consumer = world.consumers.get(key);
  if (consumer?.secret !== secret)
    throw new OAuthRefusal(401, 'invalid_client', 'Unknown OAuth consumer or wrong secret.');
  return consumer;
}

function answer(granted: Granted, world: World): Record<string, unknown> {
  const { token, refreshToken } = granted;
  return {
    access_token: token.secret,
    token_type: 'bearer',
    expires_in: Math.round(((token.expiresAt ?? 0) - world.now()) / 1_000_000),
    scopes: token.scopes.join(' '),
    refresh_token: refreshToken,
  };
}

export function refuse(response: Response, refusal: OAuthRefusal): void {
  response.status(refusal.status).json({ error: refusal.code, error_description: refusal.message });
}

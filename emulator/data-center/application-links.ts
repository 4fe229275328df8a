import express, { Router, type Request } from 'express';
import { authorizePage, codeGrant, consumerOf, formOf, OAuthRefusal, refreshGrant, refuse } from '../oauth';
import type { World } from '../world';

const BASE = '/rest/oauth2';
const VERSIONS = ['1.0', 'latest'];
const LIFETIME_US = 2 * 3_600 * 1_000_000;

/** OAuth 2.0 for applications that an administrator has linked: codes and refreshing, and no other grant. */
export function applicationLinks(world: World): Router {
  const router = Router();
  for (const version of VERSIONS) {
    router.use(authorizePage(world, { path: `${BASE}/${version}/authorize`, narrows: true, pkce: true }));
    router.post(`${BASE}/${version}/token`, express.urlencoded({ extended: false }), (request, response) => {
      try {
        response.setHeader('Cache-Control', 'no-store');
        response.json(grant(world, request));
      } catch (error) {
        if (!(error instanceof OAuthRefusal)) throw error;
        refuse(response, error);
      }
    });
  }
  return router;
}

function grant(world: World, request: Request): Record<string, unknown> {
  const form = formOf(request);
  const consumer = consumerOf(world, request, form);
  const type = form.get('grant_type');
  if (type !== 'authorization_code' && type !== 'refresh_token') {
    throw new OAuthRefusal(400, 'unsupported_grant_type', 'Unsupported grant type.');
  }
  const redeem = type === 'refresh_token' ? refreshGrant : codeGrant;
  const { token, refreshToken } = redeem(world, consumer, form, LIFETIME_US);
  return {
    access_token: token.secret,
    token_type: 'bearer',
    expires_in: LIFETIME_US / 1_000_000,
    refresh_token: refreshToken,
    scope: token.scopes.join(' '),
  };
}

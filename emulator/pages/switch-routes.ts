import { Router } from 'express';
import type { World } from '../world';
import { avatarImage } from './avatar';
import { personCookie } from './signed-in';
import { themeCookie } from './theme';

/** Who looks, and in which theme. */
export function switchRoutes(world: World): Router {
  const router = Router();

  router.post('/_pages/person', (request, response) => {
    const { person = '', back = '/' } = request.body as Readonly<Record<string, string | undefined>>;
    response.setHeader('Set-Cookie', personCookie(world.users.has(person) ? person : null));
    response.redirect(303, ownPath(back));
  });

  router.post('/_pages/theme', (request, response) => {
    const { theme, back = '/' } = request.body as Readonly<Record<string, string | undefined>>;
    response.setHeader('Set-Cookie', themeCookie(theme === 'dark' ? 'dark' : 'light'));
    response.redirect(303, ownPath(back));
  });

  router.get('/account/:uuid/avatar', (request, response, next) => {
    const account = world.users.get(request.params.uuid);
    if (account === undefined) next();
    else response.type('image/svg+xml').send(avatarImage(account));
  });

  return router;
}

/** A path of this site, without a theme of its own: the choice would not last. */
function ownPath(address: string): string {
  const url = new URL(address, 'http://here');
  if (url.host !== 'here') return '/';
  url.searchParams.delete('theme');
  return `${url.pathname.replace(/^\/+/, '/')}${url.search}`;
}

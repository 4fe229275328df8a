import type { IRouter } from 'express';
import { z } from 'zod';
import { Refusal, type Properties } from '../../world';
import { scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { commitHash } from './commits';

const NAME = /^[-_a-zA-Z0-9]+$/;
const body = z.record(z.string(), z.unknown());

/** App properties: an app's own, written by calls that it signed; `public` ones can be read by everybody who sees the thing. */
export function propertyRoutes(router: IRouter, api: Api): void {
  const repository = '/repositories/:workspace/:repo';
  hang(router, api, repository, (call) => call.repository().properties);
  hang(router, api, `${repository}/pullrequests/:id`, (call) => call.pullRequest().properties);
  hang(router, api, '/users/:user', (call) => {
    const user = call.world.findUser(call.param('user'));
    if (user === null) throw new Refusal(404, `No such user: ${call.param('user')}`);
    return user.properties;
  });
  hang(router, api, `${repository}/commit/:commit`, async (call) => {
    const home = call.repository();
    const hash = await commitHash(call, home);
    const known = home.commitProperties.get(hash) ?? (new Map() as Properties);
    home.commitProperties.set(hash, known);
    return known;
  });
}

function hang(router: IRouter, api: Api, base: string, find: (call: Call) => Properties | Promise<Properties>): void {
  const path = `${base}/properties/:app/:name`;
  route(router, api, 'get', path, scopes.OPEN, async (call) => {
    const value = (await find(call)).get(keyOf(call));
    const isPublic = Array.isArray(value?._attributes) && value._attributes.includes('public');
    if (value === undefined || (!isPublic && !isOwn(call))) throw new Refusal(404, 'Property not found');
    call.json(value);
  });
  route(router, api, 'put', path, scopes.OPEN, async (call) => {
    requireOwn(call);
    (await find(call)).set(keyOf(call), call.body(body));
    call.nothing();
  });
  route(router, api, 'delete', path, scopes.OPEN, async (call) => {
    requireOwn(call);
    if (!(await find(call)).delete(keyOf(call))) throw new Refusal(404, 'Property not found');
    call.nothing();
  });
}

function keyOf(call: Call): string {
  const name = call.param('name');
  if (!NAME.test(name)) throw new Refusal(400, `Bad property name: ${name}`);
  return `${call.param('app')}/${name}`;
}

function isOwn(call: Call): boolean {
  return call.caller.installation?.appKey === call.param('app');
}

function requireOwn(call: Call): void {
  if (call.caller.kind === 'anonymous') throw new Refusal(401, 'Authentication required.');
  if (!isOwn(call)) throw new Refusal(403, 'Only the app itself may write its properties.');
}

import type { Router } from 'express';
import { z } from 'zod';
import { ApiError, refusals } from '../../errors';
import { addHook, hooksOf, replaceHook, supports, type Hook, type HookOwner } from '../../host';
import type { Messenger } from '../../webhooks';
import { answerNoRoute } from '../answer-error';
import { route, type Api, type Call } from '../call';
import { HOOK_EVENTS } from './hook-events';

const credentials = z.object({ username: z.string(), password: z.string() });
const hookBody = z.object({
  name: z.string().min(1).max(255),
  url: z.string().regex(/^https?:\/\//, 'The url must begin with http:// or https://.'),
  events: z.array(z.string()).min(1, 'At least one event is required.'),
  active: z.boolean().optional(),
  configuration: z.record(z.string(), z.string()).optional(),
  sslVerificationRequired: z.boolean().optional(),
  credentials: credentials.nullish(),
});

type OwnerOf = (call: Call) => HookOwner;

/** Webhooks of repositories and, in newer releases, of projects. */
export function hookRoutes(router: Router, api: Api, messenger: Messenger): void {
  const places: readonly (readonly [string, OwnerOf])[] = [
    ['/projects/:project/repos/:repo/webhooks', (call) => call.repository('admin')],
    ['/projects/:project/webhooks', (call) => call.project('admin')],
  ];
  for (const [base, ownerOf] of places) {
    const isProject = !base.includes(':repo');
    const handle = (method: 'get' | 'post' | 'put' | 'delete', path: string, act: Handler): void => {
      route(router, api, method, `${base}${path}`, async (call) => {
        if (isProject && !supports(call.host, 'projectWebhooks')) answerNoRoute(call.request, call.response);
        else await act(call, ownerOf(call));
      });
    };
    handle('post', '/test', (call) => test(call, messenger));
    if (!isProject) handle('get', '/search', search);
    handle('get', '', (call, owner) => {
      const event = call.query('event');
      const hooks = [...hooksOf(call.host, owner).values()];
      const found = hooks.filter(({ events }) => event === undefined || events.includes(event));
      call.page(found, (one) => hookJson(call, one));
    });
    handle('post', '', (call, owner) => {
      call.json(hookJson(call, addHook(call.host, owner, request(call))), 201);
    });
    handle('get', '/:hook', (call, owner) => call.json(hookJson(call, named(call, owner))));
    handle('put', '/:hook', (call, owner) => {
      const hook = named(call, owner);
      replaceHook(call.host, hook, request(call));
      call.json(hookJson(call, hook));
    });
    handle('delete', '/:hook', (call, owner) => {
      hooksOf(call.host, owner).delete(named(call, owner).id);
      call.nothing();
    });
    handle('get', '/:hook/latest', (call, owner) => {
      const latest = messenger.latestOf(named(call, owner).id);
      if (latest === null) call.nothing();
      else call.json(latest);
    });
  }
}

type Handler = (call: Call, owner: HookOwner) => void | Promise<void>;

function search(call: Call, owner: HookOwner): void {
  const scopes = call.search.getAll('scopeType');
  const inherited = 'workspace' in owner ? [...hooksOf(call.host, owner.workspace).values()] : [];
  const hooks = [...hooksOf(call.host, owner).values(), ...inherited];
  call.page(
    hooks.filter(({ scope }) => scopes.length === 0 || scopes.includes(scope)),
    (one) => hookJson(call, one),
  );
}

async function test(call: Call, messenger: Messenger): Promise<void> {
  const url = call.query('url');
  if (url === undefined) throw new ApiError(500, 'An error occurred while processing the request.', null);
  call.json(await messenger.ping(url));
}

function request(call: Call): Parameters<typeof addHook>[2] {
  const body = call.body(hookBody);
  const unknown = body.events.find((event) => !HOOK_EVENTS.has(event));
  if (unknown !== undefined) throw refusals.invalid('events', `The event ${unknown} is not known.`);
  return { ...body, credentials: body.credentials ?? null };
}

function named(call: Call, owner: HookOwner): Hook {
  const id = call.param('hook');
  const hook = hooksOf(call.host, owner).get(Number(id));
  if (hook === undefined) {
    throw new ApiError(404, `Webhook ${id} does not exist.`, 'webhook.NoSuchWebhookException');
  }
  return hook;
}

function hookJson(call: Call, hook: Hook): Record<string, unknown> {
  const { id, name, createdDate, updatedDate, events, configuration, url, active, scope } = hook;
  return {
    id,
    name,
    createdDate,
    updatedDate,
    events,
    configuration,
    url,
    active,
    scopeType: scope,
    ...(supports(call.host, 'webhookSslFlag') ? { sslVerificationRequired: hook.sslVerificationRequired } : {}),
  };
}

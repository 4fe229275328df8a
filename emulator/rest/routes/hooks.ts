import type { IRouter } from 'express';
import { z } from 'zod';
import { Refusal, type Hook, type Repository, type Workspace } from '../../world';
import { requireOwner, requirePermission, requireScopes, scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { hookJson, repositoryApi } from '../representation';
import { EVENTS, REPOSITORY_EVENTS } from './hook-events';

type Subject = Repository | Workspace;

const fields = {
  description: z.string().nullish(),
  active: z.boolean().nullish(),
  secret: z.string().max(128).nullish(),
};
const event = z.string().refine((key) => key === '*' || EVENTS.has(key), 'Unknown event');
const creation = z.object({ ...fields, url: z.url(), events: z.array(event).min(1) });
const change = z.object({ ...fields, url: z.url().optional(), events: z.array(event).min(1).optional() });

export function hookRoutes(router: IRouter, api: Api): void {
  hang(router, api, '/repositories/:workspace/:repo/hooks', (call) => {
    const repository = call.repository();
    requirePermissionOrToken(call, repository);
    return repository;
  });
  hang(router, api, '/workspaces/:workspace/hooks', (call) => {
    const workspace = call.workspace();
    if (call.caller.account?.type !== 'app_user') requireOwner(call.caller, workspace);
    return workspace;
  });
  route(router, api, 'get', '/hook_events', scopes.OPEN, (call) => {
    const link = (subject: string): unknown => ({
      links: { events: { href: `${call.world.addresses.api}/2.0/hook_events/${subject}` } },
    });
    call.json({ repository: link('repository'), workspace: link('workspace') });
  });
  route(router, api, 'get', '/hook_events/:subject', scopes.OPEN, (call) => {
    const subject = call.param('subject');
    if (subject !== 'repository' && subject !== 'workspace') throw new Refusal(404, 'No such subject');
    const events = subject === 'repository' ? REPOSITORY_EVENTS : [...EVENTS.values()];
    call.page(events, (one) => one, { pagelen: 100 });
  });
}

function hang(router: IRouter, api: Api, base: string, find: (call: Call) => Subject): void {
  const { addresses } = api.world;
  route(router, api, 'get', base, scopes.READ_HOOKS, (call) => {
    const subject = find(call);
    call.page([...subject.hooks.values()], (hook) => hookJson(addresses, subject, hook));
  });
  route(router, api, 'post', base, scopes.WRITE_HOOKS, (call) => {
    const subject = find(call);
    const body = call.body(creation);
    requireScopesOfEvents(call, body.events);
    const hook = call.world.addHook(subject, { ...given(body), url: body.url, events: body.events });
    const home =
      'folder' in subject ? repositoryApi(addresses, subject) : `${addresses.api}/2.0/workspaces/${subject.slug}`;
    call.created(hookJson(addresses, subject, hook), `${home}/hooks/${encodeURIComponent(hook.uuid)}`);
  });
  route(router, api, 'get', `${base}/:hook`, scopes.READ_HOOKS, (call) => {
    const subject = find(call);
    call.json(hookJson(addresses, subject, hookOf(call, subject)));
  });
  route(router, api, 'put', `${base}/:hook`, scopes.WRITE_HOOKS, (call) => {
    const subject = find(call);
    const hook = hookOf(call, subject);
    const body = call.body(change);
    if (body.events !== undefined) requireScopesOfEvents(call, body.events);
    call.world.updateHook(hook, given(body));
    call.json(hookJson(addresses, subject, hook));
  });
  route(router, api, 'delete', `${base}/:hook`, scopes.DELETE_HOOKS, (call) => {
    const subject = find(call);
    subject.hooks.delete(hookOf(call, subject).uuid);
    call.nothing();
  });
}

/** Null stands for "not given" everywhere but in the secret, which it removes. */
function given(body: z.infer<typeof change>): {
  url?: string;
  events?: readonly string[];
  description?: string;
  active?: boolean;
  secret?: string | null;
} {
  return {
    ...(body.url === undefined ? {} : { url: body.url }),
    ...(body.events === undefined ? {} : { events: body.events }),
    ...(body.description == null ? {} : { description: body.description }),
    ...(body.active == null ? {} : { active: body.active }),
    ...(body.secret === undefined ? {} : { secret: body.secret }),
  };
}

function hookOf(call: Call, subject: Subject): Hook {
  const id = call.param('hook');
  const hook = subject.hooks.get(id) ?? subject.hooks.get(`{${id}}`);
  if (hook === undefined) throw new Refusal(404, `Hook ${id} not found`);
  return hook;
}

function requireScopesOfEvents(call: Call, events: readonly string[]): void {
  if (events.some((key) => key === '*' || key.startsWith('pullrequest:'))) {
    requireScopes(call.caller, scopes.READ_PULL_REQUEST);
  }
  if (events.some((key) => key === '*' || key.startsWith('repo:'))) requireScopes(call.caller, scopes.READ_REPOSITORY);
}

/** A token with the scope was made by an administrator. */
function requirePermissionOrToken(call: Call, repository: Repository): void {
  if (call.caller.account?.type === 'app_user') return;
  requirePermission(call.world, call.caller, repository, 'admin');
}

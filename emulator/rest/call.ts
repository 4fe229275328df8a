import type { IRouter, Request, Response } from 'express';
import type { z } from 'zod';
import type { Account, PullRequest, Repository, Workspace, World } from '../world';
import { Refusal } from '../world';
import {
  requireScopes,
  visiblePullRequest,
  visibleRepository,
  visibleWorkspace,
  type Caller,
  type Needs,
} from './access';
import { addedFields, pageOf, selectFields } from './query';

/** What the routes need to know. */
export interface Api {
  readonly world: World;
  readonly callerOf: (request: Request) => Caller;
  /** A diff that is larger is answered with the host's own time-out. */
  readonly largestDiff: number;
}

export interface PageOptions {
  readonly pagelen?: number;
  readonly largest?: number;
  readonly counts?: 'all' | 'pages' | 'nothing';
}

/** One request to the API, with what handlers ask of it. */
export class Call {
  constructor(
    readonly api: Api,
    readonly request: Request,
    readonly response: Response,
    readonly caller: Caller,
  ) {}

  get world(): World {
    return this.api.world;
  }

  param(name: string): string {
    const value: unknown = this.request.params[name];
    if (Array.isArray(value)) return value.join('/');
    return typeof value === 'string' ? value : '';
  }

  get url(): URL {
    return new URL(this.request.originalUrl, this.world.addresses.api);
  }

  query(name: string): string | undefined {
    return this.url.searchParams.get(name) ?? undefined;
  }

  workspace(): Workspace {
    return visibleWorkspace(this.world, this.caller, this.param('workspace'));
  }

  repository(): Repository {
    return visibleRepository(this.world, this.caller, this.param('workspace'), this.param('repo'));
  }

  pullRequest(): PullRequest {
    return visiblePullRequest(this.repository(), this.param('id'));
  }

  /** Who writes. Writing needs somebody. */
  account(): Account {
    if (this.caller.account === null) throw new Refusal(401, 'Authentication required.');
    return this.caller.account;
  }

  body<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
    const parsed = schema.safeParse(this.request.body ?? {});
    if (parsed.success) return parsed.data;
    const fields: Record<string, string[]> = {};
    for (const issue of parsed.error.issues) {
      const name = issue.path.map(String).join('.') || 'body';
      fields[name] = [...(fields[name] ?? []), issue.message];
    }
    throw new Refusal(400, 'Bad request', undefined, fields);
  }

  /** Whether `fields` brings something that lists leave out. */
  asksFor(path: string): boolean {
    return addedFields(this.query('fields')).has(path);
  }

  json(answer: unknown, status = 200): void {
    this.response.status(status).json(selectFields(answer, this.query('fields')));
  }

  page<Item>(items: readonly Item[], show: (item: Item) => unknown, options: PageOptions = {}): void {
    this.json(pageOf(items, show, { url: this.url, ...options }));
  }

  created(answer: unknown, location: string): void {
    this.response.setHeader('Location', location);
    this.json(answer, 201);
  }

  nothing(): void {
    this.response.status(204).end();
  }
}

type Method = 'get' | 'post' | 'put' | 'delete';

/** Hangs a handler on a path, behind the scopes that it needs. */
export function route(
  router: IRouter,
  api: Api,
  method: Method,
  path: string,
  needs: Needs,
  handle: (call: Call) => void | Promise<void>,
): void {
  router[method](path, async (request, response) => {
    const caller = api.callerOf(request);
    response.setHeader('X-Accepted-OAuth-Scopes', needs.oauth.join(', '));
    requireScopes(caller, needs);
    await handle(new Call(api, request, response, caller));
  });
}

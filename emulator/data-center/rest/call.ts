import type { Request, Response, Router } from 'express';
import { type z } from 'zod';
import type { Account, Comment, Permission, PullRequest, Repository, Workspace, World } from '../../world';
import { levelIn, projectLevel, reaches, type Caller, type Throttle } from '../access';
import { ApiError, MovedError, refusals } from '../errors';
import { findProject, findRepository, formerRepository, isDeleted, type Host } from '../host';
import { pageJson } from './page';
import { refuseUnstorable } from './unstorable';

/** What the routes need to know. */
export interface Api {
  readonly host: Host;
  readonly callerOf: (request: Request) => Caller;
  /** Lets through what needs git, a few at a time. */
  readonly throttle: Throttle;
}

/** One request, with what handlers ask of it. */
export class Call {
  readonly host: Host;
  readonly world: World;
  readonly search: URLSearchParams;

  constructor(
    api: Api,
    readonly request: Request,
    readonly response: Response,
    readonly caller: Caller,
  ) {
    this.host = api.host;
    this.world = api.host.world;
    this.search = new URL(request.originalUrl, 'http://here').searchParams;
  }

  /** A part of the path; the rest of it is joined by slashes. */
  param(name: string): string {
    const value: unknown = this.request.params[name];
    if (Array.isArray(value)) return value.join('/');
    return typeof value === 'string' ? value : '';
  }

  query(name: string): string | undefined {
    return this.search.get(name) ?? undefined;
  }

  flag(name: string, otherwise = false): boolean {
    return (this.query(name) ?? String(otherwise)) === 'true';
  }

  number(name: string): number | undefined {
    const text = this.query(name);
    if (text === undefined) return undefined;
    if (!/^-?\d{1,9}$/.test(text)) throw refusals.invalid(name, `${name} must be a number.`);
    return Number(text);
  }

  project(needed: Permission = 'read'): Workspace {
    const key = this.param('project');
    const project = findProject(this.host, key);
    const level = project === null ? null : projectLevel(this.host, this.caller, project);
    if (project === null || level === null) throw this.hidden(refusals.noProject(key));
    if (!reaches(level, needed)) throw this.forbidden();
    return project;
  }

  repository(needed: Permission = 'read'): Repository {
    const [key, slug] = [this.param('project'), this.param('repo')];
    const repository = findRepository(this.host, key, slug);
    if (findProject(this.host, key) === null) throw this.hidden(refusals.noProject(key));
    const level = repository === null ? null : levelIn(this.host, this.caller, repository);
    if (repository === null) this.followMove(key, slug);
    if (repository === null || level === null) throw this.hidden(refusals.noRepository(key, slug));
    if (!reaches(level, needed)) throw this.forbidden();
    return repository;
  }

  pullRequest(needed: Permission = 'read'): PullRequest {
    const repository = this.repository(needed);
    const id = this.param('id');
    const found = /^\d+$/.test(id) ? repository.pullRequests.get(Number(id)) : undefined;
    if (found === undefined || isDeleted(this.host, found)) {
      throw refusals.noPullRequest(id, repository.workspace.slug, repository.slug);
    }
    return found;
  }

  /** Pending comments of others do not exist. */
  comment(): Comment {
    const id = this.param('comment');
    const found = this.pullRequest().comments.get(Number(id));
    if (found === undefined || found.deleted || (found.pending && found.author.uuid !== this.caller.account?.uuid)) {
      throw refusals.noComment(id);
    }
    return found;
  }

  may(repository: Repository, needed: Permission): boolean {
    return reaches(levelIn(this.host, this.caller, repository), needed);
  }

  /** Who writes. Writing needs somebody. */
  account(): Account {
    if (this.caller.account === null) throw refusals.anonymous();
    return this.caller.account;
  }

  body<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
    const body: unknown = this.request.body ?? {};
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      const [first, ...others] = parsed.error.issues.map((issue) =>
        refusals.invalid(issue.path.map(String).join('.') || null, issue.message),
      );
      const item = first?.items[0];
      throw new ApiError(
        400,
        item?.message ?? 'Bad request',
        'validation.ArgumentValidationException',
        typeof item?.context === 'string' ? { context: item.context } : {},
        others.flatMap(({ items }) => items),
      );
    }
    refuseUnstorable(this.host, parsed.data);
    return parsed.data;
  }

  json(answer: unknown, status = 200): void {
    this.response.status(status).json(answer);
  }

  page<Item>(items: readonly Item[], show: (item: Item) => unknown, largest = 1_000): void {
    const asked = { start: this.number('start') ?? 0, limit: this.number('limit') ?? 25 };
    this.json(pageJson(items, show, { start: asked.start, limit: Math.min(asked.limit, largest) }));
  }

  nothing(): void {
    this.response.status(204).end();
  }

  forbidden(): ApiError {
    return this.caller.kind === 'anonymous' ? refusals.anonymous() : refusals.forbidden();
  }

  /** @throws MovedError for an address that a repository had before, which only who may see the repository learns */
  private followMove(key: string, slug: string): void {
    const moved = formerRepository(this.host, key, slug);
    if (moved === null || levelIn(this.host, this.caller, moved) === null) return;
    const today = `/projects/${moved.workspace.slug}/repos/${moved.slug}`;
    throw new MovedError(this.request.originalUrl.replace(/\/projects\/[^/?]+\/repos\/[^/?]+/, today));
  }

  /** Whoever is not logged in is told to log in first, whether the thing exists or not. */
  private hidden(missing: ApiError): ApiError {
    return this.caller.kind === 'anonymous' ? refusals.anonymous() : missing;
  }
}

type Method = 'get' | 'post' | 'put' | 'delete';

/** Hangs a handler on a path. */
export function route(
  router: Router,
  api: Api,
  method: Method,
  path: string | string[],
  handle: (call: Call) => void | Promise<void>,
): void {
  router[method](path, async (request, response) => {
    await handle(new Call(api, request, response, api.callerOf(request)));
  });
}

const BUSY =
  'Bitbucket is currently under heavy load and is not able to service your request. Please wait briefly and try again.';

/** The same for what needs git: it waits for its turn, and not for ever. */
export function gitRoute(
  router: Router,
  api: Api,
  method: Method,
  path: string | string[],
  handle: (call: Call) => void | Promise<void>,
): void {
  route(router, api, method, path, async (call) => {
    const release = await api.throttle();
    if (release === null) throw new ApiError(503, BUSY, 'throttle.ResourceBusyException');
    try {
      await handle(call);
    } finally {
      release();
    }
  });
}

import { z } from 'zod';
import { Failure } from '../../domain';
import type { CallOptions } from '../host';
import { type Answer, type Call, type HttpSession, jsonBody, type Method, parseAnswer } from '../http';
import { createTextRules, type TextRules } from './text-rules';

export type Query = Readonly<Record<string, string | readonly string[]>>;

export interface WriteCall {
  readonly method: Exclude<Method, 'GET'>;
  readonly path: string;
  readonly query?: Query;
  readonly body?: object;
  readonly expected?: readonly number[];
  readonly repeatable?: boolean;
}

/** REST for one session. Paths begin after `/rest/` and are already encoded. */
export interface DataCenterApi {
  readonly session: HttpSession;
  url(path: string, query?: Query): string;
  get<T>(path: string, schema: z.ZodType<T>, options: CallOptions, query?: Query): Promise<T>;
  /** Every entry of a list that comes in pages. */
  list<T>(path: string, entry: z.ZodType<T>, options: CallOptions, query?: Query): Promise<readonly T[]>;
  /** The entries of the pages, one page at a time, for who may stop early. */
  pages<T>(path: string, entry: z.ZodType<T>, options: CallOptions, query?: Query): AsyncGenerator<readonly T[]>;
  write(call: WriteCall, options: CallOptions): Promise<Answer>;
  /** A write whose answer matters. */
  create<T>(call: WriteCall, schema: z.ZodType<T>, options: CallOptions): Promise<T>;
  /** The user name that the instance last said these credentials act as; null until it did. */
  userName(): string | null;
}

/** No list has this many pages; an instance that goes on is broken or hostile. */
const MAX_PAGES = 500;

/** Bitbucket takes requests without this for forgeries. */
const NO_CHECK = { 'x-atlassian-token': 'no-check' };

export function createDataCenterApi(session: HttpSession, baseUrl: string): DataCenterApi {
  const texts: TextRules = createTextRules();
  const url = (path: string, query: Query = {}): string => `${baseUrl}/rest/${path}${queryText(query)}`;
  let name: string | null = null;

  async function send(call: Call): Promise<Answer> {
    const answer = await session.send(call);
    name = userNameIn(answer) ?? name;
    return answer;
  }

  function write({ path, query, body, ...call }: WriteCall, options: CallOptions): Promise<Answer> {
    const headers = NO_CHECK;
    const common = { ...call, ...urgent(options), headers, url: url(path, query) };
    if (!body) return send(common);
    return texts.send(body, (allowed) => send({ ...common, body: jsonBody(allowed) }));
  }

  async function* pages<T>(
    path: string,
    entry: z.ZodType<T>,
    options: CallOptions,
    query: Query = {},
  ): AsyncGenerator<readonly T[]> {
    const page = pageSchema(entry);
    let start = 0;
    for (let count = 0; count < MAX_PAGES; count += 1) {
      const at = start === 0 ? query : { ...query, start: String(start) };
      const answer = await send({ method: 'GET', url: url(path, at), ...urgent(options) });
      const { values, isLastPage, nextPageStart } = parseAnswer(answer, page, `GET ${url(path)}`);
      yield values;
      // Entries that may not be seen are left out, so that only the instance knows where the next page starts.
      if (isLastPage !== false || nextPageStart == null) return;
      if (nextPageStart <= start) break;
      start = nextPageStart;
    }
    throw endless(url(path));
  }

  return {
    session,
    url,
    async get(path, schema, options, query) {
      const answer = await send({ method: 'GET', url: url(path, query), ...urgent(options) });
      return parseAnswer(answer, schema, `GET ${url(path)}`);
    },
    async list(path, entry, options, query) {
      const all = [];
      for await (const values of pages(path, entry, options, query)) for (const value of values) all.push(value);
      return all;
    },
    pages,
    write,
    create: async (call, schema, options) =>
      parseAnswer(await write(call, options), schema, `${call.method} ${url(call.path)}`),
    userName: () => name,
  };
}

export function urgent({ signal, urgency }: CallOptions): Pick<Call, 'signal' | 'urgency'> {
  return urgency ? { signal, urgency } : { signal };
}

interface Page<T> {
  readonly values: readonly T[];
  readonly isLastPage?: boolean | null | undefined;
  readonly nextPageStart?: number | null | undefined;
}

function pageSchema<T>(entry: z.ZodType<T>): z.ZodType<Page<T>> {
  return z.object({
    values: z.array(entry),
    isLastPage: z.boolean().nullish(),
    nextPageStart: z.number().int().nullish(),
  });
}

function userNameIn({ headers }: Answer): string | null {
  const header = headers['x-ausername'];
  if (!header || header === 'anonymous') return null;
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}=${encodeURIComponent(value)}`),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function endless(where: string): Failure {
  return new Failure({
    kind: 'too-large',
    what: 'The list has no end.',
    where,
    next: 'Nothing to do if this passes; otherwise report it with the address.',
  });
}

import type { z } from 'zod';
import type { CallOptions } from '../host';
import { type Answer, type Call, type HttpSession, jsonBody, type Method, parseAnswer, readPages } from '../http';

export type Query = Readonly<Record<string, string>>;

export interface WriteCall {
  readonly method: Exclude<Method, 'GET'>;
  readonly path: string;
  readonly body?: object;
  readonly expected?: readonly number[];
  readonly repeatable?: boolean;
}

/** REST 2.0 for one session. Paths begin after `/2.0` and are already encoded. */
export interface CloudApi {
  readonly session: HttpSession;
  url(path: string, query?: Query): string;
  get<T>(path: string, schema: z.ZodType<T>, options: CallOptions, query?: Query): Promise<T>;
  list<T>(path: string, entry: z.ZodType<T>, options: CallOptions, query?: Query): Promise<readonly T[]>;
  write(call: WriteCall, options: CallOptions): Promise<Answer>;
  /** A write whose answer matters. */
  create<T>(call: WriteCall, schema: z.ZodType<T>, options: CallOptions): Promise<T>;
}

export function createCloudApi(session: HttpSession, apiUrl: string): CloudApi {
  const url = (path: string, query: Query = {}): string => `${apiUrl}/2.0${path}${queryText(query)}`;

  async function write({ path, body, ...call }: WriteCall, options: CallOptions): Promise<Answer> {
    return session.send({ ...call, ...urgent(options), url: url(path), ...(body ? { body: jsonBody(body) } : {}) });
  }

  return {
    session,
    url,
    async get(path, schema, options, query) {
      const answer = await session.send({ method: 'GET', url: url(path, query), ...urgent(options) });
      return parseAnswer(answer, schema, `GET ${url(path)}`);
    },
    list: (path, entry, options, query) =>
      readPages(session, { method: 'GET', url: url(path, query), ...urgent(options) }, entry),
    write,
    create: async (call, schema, options) =>
      parseAnswer(await write(call, options), schema, `${call.method} ${url(call.path)}`),
  };
}

export function urgent({ signal, urgency }: CallOptions): Pick<Call, 'signal' | 'urgency'> {
  return urgency ? { signal, urgency } : { signal };
}

/** Encoded whole: a bare plus sign in a filter would become a space and match nothing. */
function queryText(query: Query): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

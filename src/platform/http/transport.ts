import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { Address } from './address';
import type { CallBody, Method } from './call';
import { createProxyPool } from './proxy-tunnel';

export interface TransportOptions {
  /** From the operator's configuration; null: straight to the host. */
  readonly proxy: ProxyOptions | null;
  /** Authorities to trust besides the usual ones, PEM; null: those of the process. */
  readonly certificates: string | null;
  readonly connectTimeoutMs: number;
  /** Until the first byte of the answer. */
  readonly answerTimeoutMs: number;
  /** Between two pieces of a body. */
  readonly bodyTimeoutMs: number;
  /** Connections that are kept for one origin. */
  readonly connections: number;
}

export interface ProxyOptions {
  /** Address of the proxy for https. May hold its user name and password. */
  readonly url: string;
  /** Hosts that are called straight, as in NO_PROXY. */
  readonly except: string;
}

/** One request and its answer; no redirect, no retry, no judgement. */
export interface Exchange {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends a body that nobody reads, so that the connection can be used again. */
  discard(): Promise<void>;
}

export interface TransportRequest {
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: CallBody | null;
  readonly signal: AbortSignal;
}

export interface Transport {
  send(address: Address, request: TransportRequest): Promise<Exchange>;
  close(): Promise<void>;
}

/** Sends over kept connections. */
export function createTransport(options: TransportOptions): Transport {
  const dispatcher = createDispatcher(options);
  return {
    async send(address, { method, headers, body, signal }) {
      const answer = await dispatcher.request({
        origin: address.origin,
        path: address.path,
        method,
        headers: { ...headers, ...(body ? { 'content-type': body.type } : {}) },
        body: body?.text ?? null,
        signal,
      });
      return {
        status: answer.statusCode,
        headers: firstValues(answer.headers),
        body: answer.body as AsyncIterable<Uint8Array>,
        discard: () => answer.body.dump(),
      };
    },
    close: () => dispatcher.destroy(),
  };
}

function createDispatcher(options: TransportOptions): Dispatcher {
  const { certificates } = options;
  const trusted = certificates === null ? {} : { ca: [...rootCertificates, certificates] };
  const agent = {
    connections: options.connections,
    pipelining: 1,
    connect: { timeout: options.connectTimeoutMs, ...trusted },
    headersTimeout: options.answerTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
  };
  if (!options.proxy) return new Agent(agent);
  // Without values of its own the agent would read the environment, which is read in one place only.
  const { url, except } = options.proxy;
  return new EnvHttpProxyAgent({
    ...agent,
    clientFactory: createProxyPool,
    requestTls: trusted,
    httpProxy: url,
    httpsProxy: url,
    noProxy: except,
  });
}

function firstValues(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) single[name.toLowerCase()] = first;
  }
  return single;
}

import { type Dispatcher, Pool } from 'undici';

/** Marks a way through the proxy that did not open: nothing of the request has left. */
const PREFIX = 'LOOM_PROXY_';
const STATUS = /^LOOM_PROXY_STATUS_(\d{3})$/;

/** Codes of connections that were not made at all. */
const NOT_REACHED = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

class TunnelError extends Error {
  constructor(
    readonly code: string,
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

export function isTunnelCode(code: string): boolean {
  return code.startsWith(PREFIX);
}

/** What a person can do about it. */
export function tunnelWords(code: string): { readonly what: string; readonly next: string } {
  const status = STATUS.exec(code)?.[1];
  if (status === '407') {
    return {
      what: 'The proxy asks for a user name and a password (407).',
      next: 'Write them into HTTPS_PROXY, as in `http://user:password@proxy.example.com:3128`, or correct those that are there.',
    };
  }
  if (status !== undefined) {
    return {
      what: `The proxy does not let Loom through to the host (${status}).`,
      next: 'Have it allow the host, or name the host in NO_PROXY if the way to it needs no proxy.',
    };
  }
  if (code === `${PREFIX}UNREACHABLE`) {
    return {
      what: 'The proxy cannot be reached.',
      next: 'Check the address in HTTPS_PROXY, or name the host in NO_PROXY if the way to it needs no proxy.',
    };
  }
  return {
    what: 'The proxy broke the connection off before it led to the host.',
    next: 'Check that HTTPS_PROXY names a proxy that opens tunnels (CONNECT), or name the host in NO_PROXY if the way to it needs none.',
  };
}

/**
 * Connections to the proxy itself. What goes wrong with them has to have a name of its own: undici takes a connection that the other
 * side closed for a passing thing, and would ask such a proxy again for ever, deaf to every signal.
 */
export function createProxyPool(origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options);
  const open: (request: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData> = pool.connect.bind(pool);
  const connect = async (request: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
    const opened = await open(request).catch((error: unknown) => {
      throw new TunnelError(`${PREFIX}${NOT_REACHED.test(codeOf(error)) ? 'UNREACHABLE' : 'CLOSED'}`, error);
    });
    if (opened.statusCode === 200) return opened;
    opened.socket.on('error', () => undefined).destroy();
    throw new TunnelError(`${PREFIX}STATUS_${opened.statusCode}`);
  };
  return Object.assign(pool, { connect });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

import { Failure } from '../../domain';

/** Where a request goes. The path is kept as it was written: it may hold escapes that a normaliser would damage. */
export interface Address {
  /** e.g. `https://api.bitbucket.org`, in lower case and without a default port. */
  readonly origin: string;
  /** Path and query, from the first slash on. */
  readonly path: string;
}

const ABSOLUTE = /^(https?:\/\/[^/?#\\]+)([^#]*)/i;

/**
 * Reads an absolute address.
 * @throws Failure `invalid` for anything but http and https, and for addresses that carry a user name or a password
 */
export function parseAddress(text: string): Address {
  const match = ABSOLUTE.exec(text);
  const origin = match ? originOf(match[1]!) : null;
  if (!match || origin === null) throw refused(text, 'The address of a request is not a web address.');
  return { origin, path: printablePath(match[2]!) };
}

/**
 * The address that a `Location` header or a `next` link names.
 * @throws Failure `invalid` when it names none
 */
export function followAddress(from: Address, location: string): Address {
  if (ABSOLUTE.test(location)) return parseAddress(location);
  if (location.startsWith('//'))
    return parseAddress(`${from.origin.slice(0, from.origin.indexOf(':') + 1)}${location}`);
  if (location.startsWith('/')) return { origin: from.origin, path: printablePath(location.replace(/#.*$/s, '')) };
  throw refused(location, 'The host redirected to an address that cannot be followed.');
}

export function sameOrigin(a: Address, b: Address): boolean {
  return a.origin === b.origin;
}

export function addressText(address: Address): string {
  return `${address.origin}${address.path}`;
}

/** For logs and messages: a query may carry what nobody should read. */
export function withoutQuery(address: Address): string {
  return `${address.origin}${address.path.replace(/\?.*$/s, '')}`;
}

function originOf(text: string): string | null {
  if (text.includes('@') || !URL.canParse(text)) return null;
  return new URL(text).origin;
}

/** Only what may stand in a request line; anything else is escaped, so that no header can be smuggled in. */
function printablePath(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return rooted.replace(/[^\x21-\x7e]+/g, escapeBytes);
}

function escapeBytes(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function refused(text: string, what: string): Failure {
  return new Failure({
    kind: 'invalid',
    what,
    where: text
      .replace(/[?#].*$/s, '')
      .replace(/\/\/[^/]*@/, '//')
      .slice(0, 200),
    next: 'Check the configured addresses; they start with https:// and hold no user name or password.',
  });
}

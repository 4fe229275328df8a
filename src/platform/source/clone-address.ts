import { Failure } from '../../domain';

/** Where git fetches from. */
export interface CloneAddress {
  readonly url: string;
  /** What credentials are for: scheme, host and port. */
  readonly origin: string;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** @throws Failure `invalid` for what is not https, carries credentials, or is no address at all. */
export function cloneAddress(text: string): CloneAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const what = url === null ? 'The clone address is no address.' : obstacle(url);
  if (url === null || what !== null) {
    throw new Failure({
      kind: 'invalid',
      what: what ?? '',
      where: url?.host ?? 'clone address',
      next: 'Check the address of Bitbucket in the configuration.',
    });
  }
  return { url: url.href, origin: url.origin };
}

function obstacle(url: URL): string | null {
  if (url.username !== '' || url.password !== '') return 'The clone address carries credentials.';
  if (url.protocol === 'https:') return null;
  if (url.protocol !== 'http:') return 'The clone address is neither https nor http.';
  return LOOPBACK.test(url.hostname) ? null : 'The clone address would send credentials unencrypted.';
}

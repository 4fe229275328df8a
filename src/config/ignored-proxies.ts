import type { RawVariables } from './read-variables';

/** Names that other programs read a proxy from. */
const OTHERS = ['HTTP_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'ALL_PROXY'];

/** Variables that name a proxy and that Loom does not read, where the one that it reads is not set. */
export function ignoredProxies(raw: RawVariables = process.env): readonly string[] {
  return raw.HTTPS_PROXY || raw.HTTPS_PROXY_FILE ? [] : OTHERS.filter((name) => raw[name]);
}

import { ignoredProxies, type ServerConfig } from '../../config';
import { type Found, ok, warn, wrong } from './row';

/** The proxy that requests to Bitbucket go through, and variables that look as if they named one. */
export function proxyOf(proxy: ServerConfig['proxy'], ignored: readonly string[] = ignoredProxies()): Found {
  if (proxy !== null) {
    if (!URL.canParse(proxy.url)) {
      return wrong('configuration', 'HTTPS_PROXY is no address.', 'Set it to e.g. `http://proxy.example.com:3128`.');
    }
    const except = proxy.except === '' ? 'to every host' : `but to ${proxy.except}`;
    return ok(`Requests go through ${new URL(proxy.url).host}, ${except}.`);
  }
  if (ignored.length === 0) return ok('None; requests go straight to Bitbucket.');
  return warn(`Loom does not read ${ignored.join(', ')}.`, 'Set HTTPS_PROXY, and NO_PROXY for hosts without it.');
}

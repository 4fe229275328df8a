/** Where a link opens: pages of the host replace the page around our frame, everything else gets a tab of its own. */
export type LinkTarget = '_top' | '_blank';

/** A link that is safe to print, or null: an address from outside may be anything, `javascript:` included. `base` is the page it stands on. */
export function safeAddress(address: string | null, base: string): string | null {
  if (address === null) return null;
  try {
    const { protocol, href } = new URL(address, base);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

export function linkTarget(address: string, hostOrigin: string | null): LinkTarget {
  return hostOrigin !== null && new URL(address).origin === hostOrigin ? '_top' : '_blank';
}

import type { PageBoot } from '../../../src/web/api/contract';

/** What the server printed into the page, or null when the page was opened as a bare file. */
export function readBoot(page: Document): PageBoot | null {
  const text = page.getElementById('loom-boot')?.textContent;
  if (!text) return null;
  try {
    const boot: unknown = JSON.parse(text);
    return isBoot(boot) ? boot : null;
  } catch {
    return null;
  }
}

function isBoot(value: unknown): value is PageBoot {
  if (typeof value !== 'object' || value === null) return false;
  const boot = value as Readonly<Record<string, unknown>>;
  return typeof boot.session === 'string' && typeof boot.basePath === 'string' && typeof boot.page === 'string';
}

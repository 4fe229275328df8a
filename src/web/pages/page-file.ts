import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain';
import { jsonForHtml } from '../answers';
import type { PageBoot } from '../api/contract';

const MARKER = '<!--loom-boot-->';

/**
 * A built page with its boot data printed in. Addresses of the assets are relative to the page when it is built, and become
 * absolute here, for the page is shown under several addresses.
 * @throws Failure `unavailable` when the pages were not built
 */
export async function renderPage(frontendFolder: string, boot: PageBoot): Promise<string> {
  const file = join(frontendFolder, `${boot.page}.html`);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw notBuilt(error);
  });
  if (!text.includes(MARKER)) throw notBuilt();
  const script = `<script type="application/json" id="loom-boot">${jsonForHtml(boot)}</script>`;
  return text
    .replace(MARKER, () => script)
    .replace(/(\s(?:src|href)=")\.\/(assets\/)/g, (_match, attribute: string, assets: string) => {
      return `${attribute}${boot.basePath}/${assets}`;
    });
}

function notBuilt(cause?: unknown): Failure {
  return new Failure({
    kind: 'unavailable',
    what: "Loom's pages are not built on this server.",
    next: 'The operator has to run `npm run build` and start Loom again. Reviews work meanwhile.',
    cause,
  });
}

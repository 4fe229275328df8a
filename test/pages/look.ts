import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = process.env.LOOM_SCREENSHOTS;

/** What is wrong with a page, or with a page in a frame, as it stands: accessibility faults, and content wider than the window. */
export async function faultsOf(page: Page | Frame): Promise<readonly string[]> {
  // By the browser's own door, which no content security policy closes.
  await page.evaluate(AXE);
  const faults = await page.evaluate<string[]>(
    `axe.run({ resultTypes: ['violations'] }).then((result) =>
      result.violations.flatMap((fault) => fault.nodes.map((node) => fault.id + ' ' + node.html)))`,
  );
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return over > 0 ? [...faults, `${over} px wider than the window`] : faults;
}

/** Errors and warnings that a page writes to the console, a forbidden style or script among them. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Keeps a picture of the page in the folder that `LOOM_SCREENSHOTS` names, if any. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS === undefined) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** The same of a page with frames of other sites, which are drawn only as far as the window reaches. */
export async function keepWholePicture(page: Page, name: string): Promise<void> {
  const window = page.viewportSize();
  if (SCREENSHOTS === undefined || window === null) return;
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...window, height });
  await keepPicture(page, name);
  await page.setViewportSize(window);
}

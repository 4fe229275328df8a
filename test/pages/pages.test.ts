import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openChromium } from './browser';
import { complaintsOf, faultsOf, keepPicture } from './look';
import { type PageServer, servePages } from './page-server';

const BUILT = existsSync(path.resolve(__dirname, '../../dist/frontend/panel.html'));
const PAGES = [
  'panel.html?view=findings',
  'panel.html?view=many',
  'panel.html?view=running',
  'panel.html?view=failed',
  'panel.html?view=not-set-up',
  'repository-settings.html?view=edit',
  'repository-settings.html?view=sign-in',
  'workspace-settings.html?view=workspace',
];

const RICH = ['panel.html?view=findings', 'repository-settings.html?view=edit'];

let server: PageServer;
let browser: Browser | null = null;

beforeAll(async () => {
  server = await servePages();
  browser = BUILT ? await openChromium() : null;
  if (!browser) console.warn(`Pages are not looked at: ${BUILT ? 'no Chromium here' : 'dist/frontend is not built'}.`);
});
afterAll(async () => {
  await browser?.close();
  await server.close();
});

/** Runs with a page of its own; does nothing, as was said above, without a browser. */
async function withPage(
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page, complaints: readonly string[]) => Promise<void>,
): Promise<void> {
  if (!browser) return;
  const context: BrowserContext = await browser.newContext({ reducedMotion: 'reduce', ...options });
  try {
    const page = await context.newPage();
    await use(page, complaintsOf(page));
  } finally {
    await context.close();
  }
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${server.origin}/${address}`);
  await page.locator('h1').waitFor();
  await page.locator('.loom-loading').waitFor({ state: 'detached' });
}

/** All pages in the two looks that differ most, the ones with most on them in the others too. */
const LOOKS = [
  ['light', 320, PAGES],
  ['dark', 1280, PAGES],
  ['light', 1280, RICH],
  ['dark', 320, RICH],
] as const;

test.each(LOOKS)(
  'every page is sound in %s at %i px',
  async (colorScheme, width, addresses) => {
    await withPage({ colorScheme, viewport: { width, height: 800 } }, async (page, complaints) => {
      for (const address of addresses) {
        await open(page, address);
        await keepPicture(page, `${address.replace(/\W+/g, '-')}-${width}-${colorScheme}`);
        expect({ address, faults: await faultsOf(page) }).toEqual({ address, faults: [] });
      }
      expect(complaints).toEqual([]);
    });
    // A slow machine takes its time to look at all of them.
  },
  120_000,
);

test('a finding is dismissed by keyboard alone', async () => {
  await withPage({ viewport: { width: 1280, height: 800 } }, async (page, complaints) => {
    await open(page, 'panel.html?view=findings');
    await page
      .getByRole('button', { name: /^Dismiss/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Parameters are checked before');
    await keepPicture(page, 'dismiss-1280');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('The finding was dismissed.').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('findings');
    await page.getByText('About this review').click();
    await page.getByRole('checkbox', { name: /Dismissed/ }).check();
    await keepPicture(page, 'dismissed-1280');
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('a setting is chosen and saved, a secret made', async () => {
  await withPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }, async (page, complaints) => {
    await open(page, 'repository-settings.html?view=edit');
    await page.getByRole('combobox', { name: 'Tasks' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'For blockers' }).waitFor();
    await keepPicture(page, 'settings-menu-1280');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('option', { name: 'For blockers' }).click();
    await page.getByText('1 unsaved change').waitFor();
    await page.getByRole('button', { name: 'Generate secret' }).click();
    await page.getByLabel('Webhook secret').waitFor();
    await keepPicture(page, 'settings-secret-1280');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});

test('a host’s frame gets the height of the content, and the theme that the host asks for', async () => {
  await withPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' }, async (page, complaints) => {
    await page.goto(`${server.origin}/host?page=panel.html&view=findings&theme=dark`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('list', { name: 'Findings', exact: true }).waitFor();
    await page.waitForFunction("document.querySelector('iframe').height > 600");
    expect(await frame.locator('html').getAttribute('data-color-mode')).toBe('dark');
    await page.evaluate("document.querySelector('iframe').contentWindow.postMessage({ theme: 'light' }, '*')");
    await frame.locator('html[data-color-mode=light]').waitFor();
    expect(complaints).toEqual([]);
  });
});

import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { startBrowser } from './testing/browser';
import { panelPage } from './testing/panel-page';
import { type Reviewed, reviewed } from './testing/reviewed';

let stage: Reviewed;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [stage, browser] = await Promise.all([reviewed(), startBrowser()]);
  stage.app.page = () => panelPage(`${stage.emulator.webUrl}/atlassian-connect/all.js`, 2);
});

afterAll(async () => {
  await browser.close();
  await stage.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: null });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
});

afterEach(() => context.close());

function panel(): FrameLocator {
  return page.frameLocator('iframe.app-panel');
}

async function evaluateInPanel(expression: string): Promise<unknown> {
  const frame = page.frames().find((candidate) => candidate.url().startsWith(stage.app.baseUrl));
  return frame?.evaluate(expression);
}

async function panelHeight(): Promise<number> {
  return (await page.locator('iframe.app-panel').boundingBox())?.height ?? 0;
}

/** The panel's height, once it is so. Asked from outside: the page's policy lets no text become code. */
async function heightOf(isSo: (height: number) => boolean): Promise<number> {
  for (const end = Date.now() + 60_000; ;) {
    const height = await panelHeight();
    if (height > 0 && isSo(height)) return height;
    if (Date.now() > end) throw new Error(`The panel stays ${height} px high.`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function violationsOf(part: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page: part }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function shoot(name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

describe('the page of a pull request in a browser', () => {
  it.each(['light', 'dark'] as const)('has no barriers in the %s theme, and the frame follows it', async (theme) => {
    await page.goto(`${stage.url}?theme=${theme}`);
    await panel().locator('#scheme').waitFor();
    await page.locator('iframe.app-panel[data-ready]').waitFor();
    const scheme = await evaluateInPanel('getComputedStyle(document.querySelector("#scheme"), "::after").content');
    await shoot(`pull-request-${theme}`);
    expect(scheme).toBe(`"${theme}"`);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('window.broken')).toBeUndefined();
  });

  it('fits a narrow screen', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(stage.url);
    await page.locator('iframe.app-panel[data-ready]').waitFor();
    await shoot('pull-request-narrow');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });

  it('hears a panel that is faster than the script that listens', async () => {
    await page.route('**/_pages/static/host.js', async (route) => {
      await new Promise((done) => setTimeout(done, 500));
      await route.continue();
    });
    await page.goto(stage.url);
    await page.locator('iframe.app-panel[data-ready]').waitFor({ timeout: 20_000 });
  });

  it('gives the panel the height of its content, again and again', async () => {
    await page.goto(stage.url);
    const before = await heightOf((height) => Math.round(height) !== 120);
    await panel().locator('#grow').click();
    await heightOf((height) => height > before + 400);
    const root = 'document.documentElement';
    expect(await evaluateInPanel(`${root}.scrollHeight - ${root}.clientHeight`)).toBe(0);
  });

  it('lets the app act as the viewer only after a consent, and with a consumer', async () => {
    await page.goto(stage.url);
    await panel().locator('#ask').click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await panel().getByText('Refused with 403').waitFor();
    const { world } = stage.emulator;
    const consumer = world.addConsumer({
      name: 'Sample',
      callbackUrl: stage.app.baseUrl,
      scopes: ['account'],
      owner: stage.admin,
    });
    const modules = { ...(stage.app.descriptor.modules as object), oauthConsumer: { clientId: consumer.key } };
    stage.app.descriptor = { ...stage.app.descriptor, modules };
    await stage.emulator.apps.update([...world.installations.keys()][0] ?? '');
    await panel().locator('#ask').click();
    await page.getByRole('button', { name: 'Allow access' }).click();
    await panel().getByText('You are Arne Author').waitFor();
  });

  it('carries events and messages', async () => {
    await page.goto(stage.url);
    await panel().locator('#flag').click();
    await panel().getByText('Heard pong').waitFor();
    expect(await page.locator('.flag').textContent()).toContain('<b>Saved</b> All is well.');
  });

  it('shows what others do without loading the frame again', async () => {
    let loads = 0;
    stage.app.page = () => {
      loads += 1;
      return panelPage(`${stage.emulator.webUrl}/atlassian-connect/all.js`, 2);
    };
    await page.goto(stage.url);
    await page.locator('iframe.app-panel[data-ready]').waitFor();
    await page.locator('#form-reply-new').fill('A draft');
    stage.emulator.world.putStatus(stage.repository, stage.pullRequest.source.hash, stage.admin, {
      key: 'live',
      state: 'INPROGRESS',
      name: 'Live build',
      url: 'https://ci.example/1',
    });
    await page.getByText('Live build').waitFor();
    expect(await page.locator('#form-reply-new').inputValue()).toBe('A draft');
    await page.locator('.region-activity').getByRole('button', { name: 'Save' }).last().click();
    await page.locator('.region-activity .comment .markdown').getByText('A draft').waitFor();
    expect(loads).toBe(1);
  });

  it('comments on a line and applies a suggestion', async () => {
    await page.goto(stage.url);
    await page.getByRole('button', { name: 'Comment on line 8', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('tr.write-row textarea').fill('On line eight');
    await page.locator('tr.write-row').getByRole('button', { name: 'Save' }).click();
    await page.locator('.file .markdown').getByText('On line eight').waitFor();
    await page.getByRole('button', { name: 'Apply suggestion' }).click();
    await page.locator('.region-commits').getByText('edited online').waitFor();
    await page.locator('.lozenge', { hasText: 'Outdated' }).first().waitFor();
  });

  it('switches person and theme', async () => {
    await page.goto(stage.url);
    await page.getByLabel('Signed in as').selectOption({ label: 'Rita Reader (read)' });
    await page.locator('.person .avatar', { hasText: 'RR' }).waitFor();
    expect(await page.getByRole('button', { name: 'Merge' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await page.locator('html[data-color-mode=dark]').waitFor();
  });

  it('frames settings pages', async () => {
    await page.goto(`${stage.emulator.webUrl}/acme/shop/admin/addon/sample-app/sample-settings`);
    await page.frameLocator('iframe.app-page').getByText('Sample panel').waitFor();
    await shoot('settings');
    expect(await violationsOf(page)).toEqual([]);
  });
});

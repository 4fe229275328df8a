import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright-core';
import type { Account, PullRequest } from '../../emulator';
import { complaintsOf } from '../pages/look';
import type { DemoStage } from './demo-stage';
import { until } from './until';

export type Theme = 'light' | 'dark';

export interface VisitorOptions {
  readonly theme?: Theme;
  readonly width?: number;
}

/** Somebody who is logged in at Bitbucket and looks at its pages in a browser of their own. */
export interface Visitor {
  readonly page: Page;
  /** Loom's page in its iframe. */
  readonly loom: FrameLocator;
  /** Errors and warnings in the console so far, of the page and its frames. */
  readonly complaints: readonly string[];
  openPullRequest(pullRequest: PullRequest): Promise<void>;
  openRepositorySettings(): Promise<void>;
  openWorkspaceSettings(): Promise<void>;
  /** The frame itself, to run axe in. */
  loomFrame(): Promise<Frame>;
  /** Asks for another review in the panel, and waits for its end there. */
  runAgain(): Promise<void>;
  /** Presses the link in Loom's frame, and consents in the window that opens and closes again. */
  signIn(): Promise<void>;
  /** Signs in at Loom on the consent page that `window` shows. */
  consent(window: Page): Promise<void>;
  leave(): Promise<void>;
}

export async function visit(
  browser: Browser,
  stage: DemoStage,
  person: Account,
  { theme = 'light', width = 1280 }: VisitorOptions = {},
): Promise<Visitor> {
  const { emulator, loomUrl, story } = stage;
  // Without a scheme of its own the frame follows the page around it, as in a browser of a person.
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: null,
    reducedMotion: 'reduce',
  });
  await logIn(context, emulator.webUrl, person, theme);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints = complaintsOf(page);
  const repository = `${emulator.webUrl}/${story.workspace.slug}/${story.repository.slug}`;
  const loom = page.frameLocator('iframe[data-app]');

  async function open(address: string): Promise<void> {
    await page.goto(address);
    await loom.locator('h1').waitFor();
    await loom.locator('.loom-loading').waitFor({ state: 'detached' });
  }

  async function consent(window: Page): Promise<void> {
    await window.getByLabel('Signed in as').selectOption({ label: person.displayName });
    await window.getByRole('button', { name: 'Grant access' }).click();
  }

  return {
    page,
    loom,
    complaints,
    openPullRequest: ({ id }) => open(`${repository}/pull-requests/${id}`),
    openRepositorySettings: () => open(`${repository}/admin/addon/loom-repository-settings`),
    openWorkspaceSettings: () =>
      open(`${emulator.webUrl}/${story.workspace.slug}/workspace/settings/addon/loom-workspace-settings`),
    async loomFrame() {
      const isLoom = (frame: Frame): boolean => frame.url().startsWith(loomUrl);
      await until('the frame is there', () => page.frames().some(isLoom));
      const frame = page.frames().find(isLoom);
      if (frame === undefined) throw new Error('The page has no frame of Loom.');
      return frame;
    },
    async runAgain() {
      await loom.getByRole('button', { name: 'Run again' }).click();
      const progress = loom.getByRole('region', { name: 'Progress of the review' });
      await progress.waitFor();
      await progress.waitFor({ state: 'detached', timeout: 150_000 });
    },
    async signIn() {
      const popup = page.waitForEvent('popup');
      await loom.getByRole('link', { name: /Sign in with Bitbucket/ }).click();
      const opened = await popup;
      const closed = opened.waitForEvent('close');
      await consent(opened);
      await closed;
    },
    consent,
    leave: () => context.close(),
  };
}

async function logIn(context: BrowserContext, webUrl: string, person: Account, theme: Theme): Promise<void> {
  await context.addCookies([
    { name: 'emulator_person', value: encodeURIComponent(person.uuid), url: webUrl },
    { name: 'emulator_theme', value: theme, url: webUrl },
  ]);
}

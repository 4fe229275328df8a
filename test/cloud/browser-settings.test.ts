import { createHmac } from 'node:crypto';
import { faultsOf, keepWholePicture } from '../pages/look';
import { type DemoInBrowser, openDemo } from './demo-in-browser';
import { standingOf } from './standing';
import type { Visitor } from './visitor';

let demo: DemoInBrowser | null;

beforeAll(async () => {
  demo = await openDemo();
});
afterAll(() => demo?.close());

/** Does nothing, as was said above, without a browser. */
async function as(...[who, use, options]: Parameters<DemoInBrowser['as']>): Promise<void> {
  await demo?.as(who, use, options);
}

describe('settings', () => {
  it('of the repository are changed by its admin, once Bitbucket has confirmed that', async () => {
    await as('admin', async (visitor) => {
      const { loom, page, complaints } = visitor;
      await visitor.openRepositorySettings();
      await loom.getByText('Sign in to make changes').waitFor();
      expect(await loom.getByRole('button', { name: 'Save' }).count()).toBe(0);
      await keepWholePicture(page, 'repository-settings-sign-in');
      await visitor.signIn();

      await visitor.openRepositorySettings();
      await loom.getByRole('button', { name: 'Save' }).waitFor();
      await loom.getByText('Inherit: Blockers').waitFor();
      await choose(visitor, 'Fail the build status on', 'Nothing');
      await loom.getByText(/^Inherit \(Loom’s default/).click();
      await loom.getByLabel('Ignored paths').fill('api/**');
      await loom.getByRole('button', { name: 'Save' }).click();
      await loom.getByText('Saved', { exact: true }).waitFor();

      await visitor.openRepositorySettings();
      expect(await loom.getByLabel('Ignored paths').inputValue()).toBe('api/**');
      await loom.getByText('Set here. Loom’s default: Blockers').waitFor();
      expect(complaints).toEqual([]);
    });
  });

  it('count from the next review on', async () => {
    await as('author', async (visitor, { pull }) => {
      await visitor.openPullRequest(pull);
      await visitor.runAgain();
      const standing = standingOf(pull);
      expect(standing.status).toBe('SUCCESSFUL');
      const open = standing.inline.filter((place) => !standing.resolved.includes(place));
      expect(open).toContain('web/search.ts:8');
      expect(open.filter((place) => place.startsWith('api/'))).toEqual([]);
      await visitor.loom.getByText('The gate is off.').waitFor();
    });
  });

  it('make a secret for the webhook, and show it once', async () => {
    await as('admin', async (visitor, { stage }) => {
      const { loom, page } = visitor;
      await visitor.openRepositorySettings();
      await loom.getByRole('button', { name: 'Generate secret' }).click();
      const secret = await loom.getByLabel('Webhook secret', { exact: true }).inputValue();
      expect(secret.length).toBeGreaterThanOrEqual(40);
      const address = await loom.getByLabel('Webhook address', { exact: true }).inputValue();
      expect(await answerTo(address, secret)).toBe(200);
      expect(await answerTo(address, `${secret}x`)).toBe(401);
      await visitor.openRepositorySettings();
      await loom.getByText('A secret is set. Loom does not show it again.').waitFor();
      expect(await (await visitor.loomFrame()).content()).not.toContain(secret);
      expect(stage.loom.log().join('\n')).not.toContain(secret);
      expect(await faultsOf(await visitor.loomFrame())).toEqual([]);
      await keepWholePicture(page, 'repository-settings-light-1280');
    });
  });

  it('of the workspace are changed by its owner, and what a repository inherits with them', async () => {
    await as(
      'admin',
      async (visitor) => {
        const { loom, page, complaints } = visitor;
        await visitor.openWorkspaceSettings();
        await loom.getByRole('heading', { name: 'Loom for this workspace' }).waitFor();
        await choose(visitor, 'Tasks', 'For blockers');
        await loom.getByRole('button', { name: 'Save' }).click();
        await loom.getByText('Saved', { exact: true }).waitFor();
        expect(await faultsOf(await visitor.loomFrame())).toEqual([]);
        await keepWholePicture(page, 'workspace-settings-dark-1280');
        await visitor.openRepositorySettings();
        await loom.getByText('Inherit: For blockers').waitFor();
        await loom.getByText('Set here. Workspace setting: Blockers').waitFor();
        await keepWholePicture(page, 'repository-settings-dark-1280');
        expect(complaints).toEqual([]);
      },
      { theme: 'dark' },
    );
  });

  it.each(['light', 'dark'] as const)('fit a narrow screen in %s', async (theme) => {
    await as(
      'admin',
      async (visitor) => {
        await visitor.openRepositorySettings();
        expect(await faultsOf(await visitor.loomFrame())).toEqual([]);
        await keepWholePicture(visitor.page, `repository-settings-${theme}-320`);
        await visitor.openWorkspaceSettings();
        expect(await faultsOf(await visitor.loomFrame())).toEqual([]);
        await keepWholePicture(visitor.page, `workspace-settings-${theme}-320`);
      },
      { theme, width: 320 },
    );
  });

  it('are not for developers: Bitbucket keeps the page from them', async () => {
    await as('author', async ({ page, openRepositorySettings }) => {
      const opened = openRepositorySettings().catch(() => undefined);
      await page.getByText('Only administrators of the repository see its settings.').waitFor();
      expect(await page.locator('iframe').count()).toBe(0);
      await page.close();
      await opened;
    });
  });
});

async function choose({ loom }: Visitor, label: string, option: string): Promise<void> {
  await loom.getByRole('combobox', { name: label }).focus();
  await loom.getByRole('combobox', { name: label }).press('ArrowDown');
  await loom.getByRole('option', { name: option, exact: true }).click();
}

/** Status that a signed webhook is answered with which asks for nothing. */
async function answerTo(address: string, secret: string): Promise<number> {
  const body = '{}';
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-event-key': 'repo:push',
    'x-hub-signature': `sha256=${signature}`,
  };
  return (await fetch(address, { method: 'POST', headers, body })).status;
}

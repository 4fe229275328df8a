import { openFromFork, verdictOn } from '../../demo/cloud-story';
import { reviewed } from '../../demo/reviewed';
import { pushAgain } from '../../demo/story';
import type { Comment, PullRequest } from '../../emulator';
import { faultsOf, keepPicture, keepWholePicture } from '../pages/look';
import { type DemoInBrowser, openDemo } from './demo-in-browser';
import { type Standing, standingOf } from './standing';
import { until } from './until';

let demo: DemoInBrowser | null;

beforeAll(async () => {
  demo = await openDemo();
});
afterAll(() => demo?.close());

/** Does nothing, as was said above, without a browser. */
async function as(...[who, use, options]: Parameters<DemoInBrowser['as']>): Promise<void> {
  await demo?.as(who, use, options);
}

/** The thread that was opened with these words. */
function threadOf(pull: PullRequest, words: string): { readonly top: Comment; readonly replies: readonly Comment[] } {
  const standing = [...pull.comments.values()].filter(({ deleted }) => !deleted);
  const top = standing.find(({ parent, anchor, raw }) => parent === null && anchor !== null && raw.includes(words));
  if (top === undefined) throw new Error(`No thread says: ${words}`);
  return { top, replies: standing.filter(({ parent }) => parent === top) };
}

function statusUrl({ repository, source }: PullRequest): string {
  const [status] = repository.statuses.get(source.hash)?.values() ?? [];
  return status?.url ?? '';
}

describe('the pull request', () => {
  it('shows everything that Loom says, and the panel beside it', async () => {
    await as('author', async (visitor, { pull }) => {
      const { page, loom, complaints } = visitor;
      await visitor.openPullRequest(pull);
      await page.getByRole('heading', { name: 'Loom: changes are needed' }).waitFor();
      expect(await page.locator('.file .thread').count()).toBe(standingOf(pull).inline.length);
      expect(await page.locator('.region-builds').innerText()).toContain('3 new findings at or over blocker.');
      expect(await page.locator('.region-reports').innerText()).toMatch(/FAILED Loom review/);
      const result = await loom.getByRole('region', { name: 'Result of the review' }).innerText();
      expect(result.replace(/\s+/g, ' ')).toMatch(/Changes requested Gate failed .* Blockers 3 Warnings 11 Info 1/);
      expect(await loom.getByRole('list', { name: 'Findings', exact: true }).getByRole('listitem').count()).toBe(10);
      // By the keyboard: the page moves as the frame grows, and a click would fall beside the button.
      await loom.getByRole('button', { name: 'Next' }).press('Enter');
      await loom.getByText('Page 2 of 2').waitFor();
      const frame = await visitor.loomFrame();
      const content = await frame.locator('#loom').boundingBox();
      await until('the frame is as high as its content', async () => {
        const box = await page.locator('iframe.app-panel').boundingBox();
        const now = await frame.locator('#loom').boundingBox();
        return Math.abs((box?.height ?? 0) - (now?.height ?? -9)) < 2;
      });
      expect(content?.height).toBeGreaterThan(400);
      expect(complaints).toEqual([]);
    });
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('has no barriers in %s at %i px, nor has the panel', async (theme, width) => {
    await as(
      'author',
      async (visitor, { pull }) => {
        await visitor.openPullRequest(pull);
        const frame = await visitor.loomFrame();
        // The frame hears of the theme a moment after it was drawn, and out of sight nothing is drawn.
        await visitor.page.locator('iframe.app-panel').scrollIntoViewIfNeeded();
        await until('the frame has the theme', async () => {
          return (await frame.evaluate('document.documentElement.dataset.colorMode')) === theme;
        });
        expect(await faultsOf(frame)).toEqual([]);
        if (width === 1280) expect(await faultsOf(visitor.page)).toEqual([]);
        await keepWholePicture(visitor.page, `pull-request-${theme}-${width}`);
        expect(visitor.complaints).toEqual([]);
      },
      { theme, width },
    );
  });
});

describe('in the panel', () => {
  let before: Standing;

  it('who may write dismisses a finding with a reason, and takes it back', async () => {
    await as('author', async (visitor, { pull }) => {
      const { loom, page } = visitor;
      before = standingOf(pull);
      await visitor.openPullRequest(pull);
      await loom.getByLabel('Search').fill('mutable default');
      const card = loom.getByRole('listitem').filter({ hasText: 'A mutable default is shared' });
      await card.getByRole('button', { name: /^Dismiss/ }).click();
      await card.getByLabel('Why is this not a problem?').fill('Nobody leaves them out');
      await card.getByRole('button', { name: 'Dismiss finding' }).click();
      await loom.getByText('The finding was dismissed.').waitFor();
      await loom.getByRole('checkbox', { name: /Dismissed 1/ }).check();
      await card.getByText('Dismissed by Devi Developer').waitFor();
      await page.getByText('Resolved by Loom for Bitbucket').waitFor();
      const { top, replies } = threadOf(pull, 'Do not use mutable data structures');
      expect(top.resolution).not.toBeNull();
      expect(replies.map(({ raw }) => raw.split('\n')[0])).toEqual([
        'Dismissed by Devi Developer: Nobody leaves them out',
      ]);
      await keepWholePicture(page, 'dismissed');

      await card.getByRole('button', { name: /^Restore/ }).click();
      await loom.getByText('The finding was restored.').waitFor();
      const restored = threadOf(pull, 'Do not use mutable data structures');
      expect(restored.top.resolution).toBeNull();
      expect(restored.replies.at(-1)?.raw).toMatch(/^Devi Developer took the dismissal back\./);
      expect(visitor.complaints).toEqual([]);
    });
  });

  it('runs again, live, and posts nothing twice', async () => {
    await as('author', async (visitor, { pull }) => {
      await visitor.openPullRequest(pull);
      await visitor.runAgain();
      await visitor.loom.getByText('Changes requested').waitFor();
      expect(standingOf(pull)).toEqual({ ...before, replies: before.replies + 2 });
    });
  });

  it('a reader is told, after signing in, that others do this', async () => {
    await as('reader', async (visitor, { pull }) => {
      const { loom, page } = visitor;
      await visitor.openPullRequest(pull);
      await loom.getByRole('button', { name: 'Run again' }).click();
      const alert = loom.getByRole('alert');
      await alert.getByText('Loom cannot tell yet what you may do in this repository.').waitFor();
      await visitor.signIn();
      await loom.getByRole('button', { name: 'Run again' }).click();
      await alert.getByText('Only the author and people who may write to the repository can do this.').waitFor();
      await visitor.openPullRequest(pull);
      await loom.getByText('You cannot run reviews here.').waitFor();
      expect(await loom.getByRole('button', { name: /^Dismiss/ }).count()).toBe(0);
      await keepWholePicture(page, 'reader');
    });
  });
});

describe('a second push', () => {
  it('resolves what was mended, says what is new, and nothing twice', async () => {
    await as('author', async (visitor, { stage, pull }) => {
      const { loom, page } = visitor;
      await visitor.openPullRequest(pull);
      const before = standingOf(pull);
      await pushAgain(stage.emulator.world, stage.story);
      await reviewed(pull, verdictOn);
      const after = standingOf(pull);
      expect(after.summaries).toBe(1);
      expect(after.inline).toHaveLength(before.inline.length + 1);
      expect(new Set([...pull.comments.values()].map(({ raw }) => raw)).size).toBe(pull.comments.size);
      expect(after.resolved.length).toBeGreaterThanOrEqual(5);
      await page.getByText('md5').first().waitFor();
      // The panel looks by itself, now and then.
      await loom.getByRole('checkbox', { name: /^Fixed/ }).check();
      await loom.getByRole('listitem').filter({ hasText: 'Fixed' }).first().waitFor();
      await loom
        .getByRole('listitem')
        .filter({ hasText: 'New' })
        .filter({ hasText: 'A fast hash of a password' })
        .waitFor();
      await keepWholePicture(page, 'second-push');
      expect(visitor.complaints).toEqual([]);
    });
  });
});

describe('outside of Bitbucket', () => {
  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)('the build status leads to the same panel, by the sign-in (%s, %i px)', async (theme, width) => {
    await as(
      'author',
      async (visitor, { pull }) => {
        const { page, complaints } = visitor;
        await page.emulateMedia({ colorScheme: theme });
        await page.goto(statusUrl(pull));
        await visitor.consent(page);
        await page.getByRole('region', { name: 'Result of the review' }).waitFor();
        await page.getByText(/new findings? at or over blocker/).waitFor();
        expect(page.url()).toBe(statusUrl(pull));
        await page.getByRole('link', { name: /^#1 Search and export orders/ }).waitFor();
        const list = width === 1280 ? 'table' : 'list';
        await page.getByRole(list, { name: 'Findings', exact: true }).waitFor();
        expect(await faultsOf(page)).toEqual([]);
        await keepPicture(page, `outside-${theme}-${width}`);
        expect(complaints).toEqual([]);
      },
      { theme, width },
    );
  });
});

describe('from a fork', () => {
  it('a pull request is reviewed too', async () => {
    await as('author', async (visitor, { stage }) => {
      const { loom, page } = visitor;
      const fork = await openFromFork(stage.emulator.world, stage.story);
      await until('the fork is reviewed', () => standingOf(fork).summaries === 1);
      await visitor.openPullRequest(fork);
      await loom.getByText('Has comments').waitFor();
      await loom
        .getByText(/^api\/coupons\.py/)
        .first()
        .waitFor();
      await loom.getByText('About this review').click();
      await loom.getByText(/^The commit is in a fork, so Bitbucket takes no/).waitFor();
      expect(standingOf(fork).inline).toEqual(['api/coupons.py:6']);
      await keepWholePicture(page, 'fork');
    });
  });
});

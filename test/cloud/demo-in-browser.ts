import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { verdictOn } from '../../demo/cloud-story';
import { reviewed } from '../../demo/reviewed';
import { openPullRequest } from '../../demo/story';
import type { Account, PullRequest } from '../../emulator';
import { openChromium } from '../pages/browser';
import { type DemoStage, setDemoStage } from './demo-stage';
import { visit, type Visitor, type VisitorOptions } from './visitor';

const BUILT = existsSync(join(__dirname, '../../dist/frontend/panel.html'));

/** The demo with a browser before it, and its pull request reviewed once. */
export interface DemoInBrowser {
  readonly stage: DemoStage;
  readonly pull: PullRequest;
  /** Runs as somebody at Bitbucket, in a browser window of their own. */
  as(who: Who, use: (visitor: Visitor, demo: DemoInBrowser) => Promise<void>, options?: VisitorOptions): Promise<void>;
  close(): Promise<void>;
}

export type Who = 'author' | 'admin' | 'reader';

/** Null, and says so, where there is no browser or nothing to show in it. */
export async function openDemo(): Promise<DemoInBrowser | null> {
  const browser = BUILT ? await openChromium() : null;
  if (!browser) {
    console.warn(`The product is not looked at in a browser: ${BUILT ? 'no Chromium here' : 'it is not built'}.`);
    return null;
  }
  const stage = await setDemoStage();
  const pull = await openPullRequest(stage.emulator.world, stage.story);
  await reviewed(pull, verdictOn);
  const people: Readonly<Record<Who, Account>> = { ...stage.story, reader: stage.reader };
  const demo: DemoInBrowser = {
    stage,
    pull,
    async as(who, use, options) {
      const visitor = await visit(browser, stage, people[who], options);
      try {
        await use(visitor, demo);
      } finally {
        await visitor.leave();
      }
    },
    async close() {
      await browser.close();
      await stage.close();
    },
  };
  return demo;
}

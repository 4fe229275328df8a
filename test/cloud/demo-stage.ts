import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoomProcess, startLoom } from '../../demo/loom-process';
import { type CloudStory, tellStory } from '../../demo/cloud-story';
import { type Account, type Emulator, startEmulator } from '../../emulator';
import { freePort, refereeOption } from './world';

/** The demo's shop in an emulated Bitbucket, with the app installed: the built `loom serve` answers for it. */
export interface DemoStage {
  readonly emulator: Emulator;
  readonly loom: LoomProcess;
  /** What browsers call Loom: another site than the emulator's. */
  readonly loomUrl: string;
  readonly story: CloudStory;
  /** May only read the repository. */
  readonly reader: Account;
  close(): Promise<void>;
}

export async function setDemoStage(): Promise<DemoStage> {
  const emulator = await startEmulator({ rateLimit: { perHour: null }, ...refereeOption() });
  const folder = await mkdtemp(join(tmpdir(), 'loom-stage-'));
  const port = await freePort();
  const loomUrl = `http://localhost:${port}`;
  const story = await tellStory(emulator.world, loomUrl);
  const reader = emulator.world.addUser({ nickname: 'rita', displayName: 'Rita Reader' });
  emulator.world.setPermission(story.repository, reader, 'read');
  const loom = await startLoom({
    port,
    env: {
      LOOM_BASE_URL: loomUrl,
      LOOM_SECRET_KEY: randomBytes(32).toString('hex'),
      LOOM_CACHE_DIR: join(folder, 'cache'),
      DATABASE_URL: `file:${join(folder, 'loom.sqlite')}`,
      BITBUCKET_API_URL: emulator.apiUrl,
      BITBUCKET_URL: emulator.webUrl,
      BITBUCKET_CLIENT_ID: story.consumer.key,
      BITBUCKET_CLIENT_SECRET: story.consumer.secret,
    },
  });
  await emulator.apps.install({
    descriptorUrl: `${loom.url}/atlassian-connect.json`,
    workspace: story.workspace,
    user: story.admin,
  });
  return {
    emulator,
    loom,
    loomUrl,
    story,
    reader,
    async close() {
      await loom.stop();
      await emulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

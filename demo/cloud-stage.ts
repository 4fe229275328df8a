import { randomBytes } from 'node:crypto';
import { startEmulator } from '../emulator';
import { openFromFork, tellStory, verdictOn } from './cloud-story';
import { startLoom } from './loom-process';
import { freePort } from './ports';
import { commonSettings, type Stage, type StageOptions } from './stage';
import { openPullRequest, pushAgain } from './story';

/** Bitbucket Cloud, with Loom installed as its Connect app. */
export async function cloudStage({ port, folder }: StageOptions): Promise<Stage> {
  const emulator = await startEmulator({
    folder,
    webPort: await freePort(port),
    apiPort: await freePort(port + 2),
  });
  const { world, apps, apiUrl, webUrl } = emulator;
  const loomPort = await freePort(port + 1);
  // Another name than the emulator's: to the browser the two are different sites, as they are in life.
  const loomUrl = `http://localhost:${loomPort}`;
  const story = await tellStory(world, loomUrl);
  const { admin, consumer, workspace } = story;
  const loom = await startLoom({
    port: loomPort,
    env: {
      ...commonSettings(folder, loomUrl, randomBytes(32).toString('hex')),
      BITBUCKET_API_URL: apiUrl,
      BITBUCKET_URL: webUrl,
      BITBUCKET_CLIENT_ID: consumer.key,
      BITBUCKET_CLIENT_SECRET: consumer.secret,
    },
  }).catch(async (error: unknown) => {
    await emulator.close();
    throw error;
  });
  await apps.install({ descriptorUrl: `${loom.url}/atlassian-connect.json`, workspace, user: admin });
  return {
    webUrl,
    loomUrl,
    open: () => openPullRequest(world, story),
    openFromFork: () => openFromFork(world, story),
    push: () => pushAgain(world, story),
    addressOf: ({ repository, id }) => `${webUrl}/${repository.workspace.slug}/${repository.slug}/pull-requests/${id}`,
    verdictOn,
    async close() {
      await loom.stop();
      await emulator.close();
    },
  };
}

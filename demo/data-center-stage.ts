import { randomBytes } from 'node:crypto';
import { startDataCenter } from '../emulator/data-center';
import { startLoom } from './loom-process';
import { freePort } from './ports';
import { commonSettings, type Stage, type StageOptions } from './stage';
import { openForkPullRequest, openPullRequest, openShop, pushAgain, type Story } from './story';

const EVENTS = ['pr:opened', 'pr:from_ref_updated', 'pr:modified', 'pr:merged', 'pr:declined', 'pr:deleted'];

/** Bitbucket Data Center, with Loom beside it by a token and a webhook. */
export async function dataCenterStage({ port, folder }: StageOptions): Promise<Stage> {
  const instance = await startDataCenter({ contextPath: '/bitbucket', folder, port: await freePort(port) });
  const { world, url } = instance;
  const loomPort = await freePort(port + 1);
  const loomUrl = `http://localhost:${loomPort}`;
  const admin = instance.addUser({ name: 'ada', displayName: 'Ada Admin' });
  const author = instance.addUser({ name: 'dev', displayName: 'Devi Developer' });
  const contributor = instance.addUser({ name: 'sam', displayName: 'Sam Sender' });
  const bot = instance.addUser({ name: 'loom', displayName: 'Loom' });
  const project = instance.addProject('ACME', { name: 'Acme', admins: [admin], readers: [author, bot] });
  const story: Story = { admin, author, contributor, repository: await openShop(world, project, { admin, author }) };
  const application = world.addConsumer({
    name: 'Loom',
    callbackUrl: `${loomUrl}/api/auth/callback/bitbucket`,
    scopes: ['REPO_READ'],
    owner: admin,
  });
  const secret = randomBytes(32).toString('hex');
  const webhookUrl = `http://127.0.0.1:${loomPort}/api/webhooks/bitbucket-server`;
  instance.addHook(story.repository, { name: 'Loom', url: webhookUrl, events: EVENTS, configuration: { secret } });
  const loom = await startLoom({
    port: loomPort,
    env: {
      ...commonSettings(folder, loomUrl, randomBytes(32).toString('hex')),
      BITBUCKET_SERVER_HOST: url,
      BITBUCKET_SERVER_TOKEN: instance.mintToken(bot, { permissions: ['REPO_READ'] }).secret,
      BITBUCKET_SERVER_CLIENT_ID: application.key,
      BITBUCKET_SERVER_CLIENT_SECRET: application.secret,
      BITBUCKET_WEBHOOK_SECRET: secret,
    },
  }).catch(async (error: unknown) => {
    await instance.close();
    throw error;
  });
  return {
    webUrl: url,
    loomUrl,
    open: () => openPullRequest(world, story),
    openFromFork: () => openForkPullRequest(world, story, instance.personalProject(contributor)),
    push: () => pushAgain(world, story),
    addressOf: ({ repository, id }) =>
      `${url}/projects/${repository.workspace.slug}/repos/${repository.slug}/pull-requests/${id}/overview`,
    verdictOn: ({ source }) => {
      const build = instance.host.builds.get(source.hash)?.find(({ state }) => state !== 'INPROGRESS');
      return build ? { description: build.description ?? build.state } : null;
    },
    async close() {
      await loom.stop();
      await instance.close();
    },
  };
}

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Emulator, type PullRequest, startEmulator } from '../emulator';
import { releaseKeys, untilQuit } from './keys';
import { type LoomProcess, startLoom } from './loom-process';
import { openBrowser } from './open-browser';
import { freePort } from './ports';
import { reviewed } from './reviewed';
import { openForkPullRequest, openPullRequest, pushAgain, type Story, tellStory } from './story';

const HELP = `
  p  push to the branch again: most mistakes are mended, one comes in
  o  open the pull request in the browser
  q  quit
`;

interface Options {
  readonly port: number;
  readonly once: boolean;
  readonly open: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, once: { type: 'boolean' }, 'no-open': { type: 'boolean' } },
  });
  return { port: Number(values.port ?? 7780), once: values.once ?? false, open: !values['no-open'] };
}

/** Bitbucket in a box, Loom beside it, one pull request with real mistakes, and what Loom says about it. */
async function main(options: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'loom-demo-'));
  const started = performance.now();
  let emulator: Emulator | null = null;
  let loom: LoomProcess | null = null;
  try {
    say('Starting a Bitbucket of its own, and Loom …');
    emulator = await startEmulator({
      folder,
      webPort: await freePort(options.port),
      apiPort: await freePort(options.port + 2),
    });
    const loomPort = await freePort(options.port + 1);
    // Another name than the emulator's: to the browser the two are different sites, as they are in life.
    const loomUrl = `http://localhost:${loomPort}`;
    const story = await tellStory(emulator.world, loomUrl);
    loom = await startLoom({ port: loomPort, env: settings(folder, loomUrl, emulator, story) });
    await emulator.apps.install({
      descriptorUrl: `${loom.url}/atlassian-connect.json`,
      workspace: story.workspace,
      user: story.admin,
    });
    await show(emulator, loomUrl, story, options, started);
  } finally {
    releaseKeys();
    await loom?.stop();
    await emulator?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What an operator would set; people sign in with the consumer. */
function settings(folder: string, baseUrl: string, emulator: Emulator, story: Story): Readonly<Record<string, string>> {
  return {
    LOOM_BASE_URL: baseUrl,
    LOOM_SECRET_KEY: randomBytes(32).toString('hex'),
    LOOM_LOG_LEVEL: 'warn',
    LOOM_CACHE_DIR: join(folder, 'cache'),
    DATABASE_URL: `file:${join(folder, 'loom.sqlite')}`,
    BITBUCKET_API_URL: emulator.apiUrl,
    BITBUCKET_URL: emulator.webUrl,
    BITBUCKET_CLIENT_ID: story.consumer.key,
    BITBUCKET_CLIENT_SECRET: story.consumer.secret,
  };
}

async function show(
  emulator: Emulator,
  loomUrl: string,
  story: Story,
  options: Options,
  started: number,
): Promise<void> {
  const { world } = emulator;
  const pullRequest = await openPullRequest(world, story);
  say(`Ready after ${seconds(performance.now() - started)}; a pull request was opened. Loom is reviewing it …`);
  const opened = performance.now();
  say(`\n${await reviewed(pullRequest)}  (${seconds(performance.now() - opened)})\n`);
  const address = addressOf(emulator, pullRequest);
  await openForkPullRequest(world, story);
  say(addresses(emulator, loomUrl, address));
  if (options.once) return;
  if (options.open) openBrowser(address);
  say(HELP);
  await untilQuit((key) => {
    if (key === 'o') openBrowser(address);
    if (key === 'p') void push(emulator, story, pullRequest);
  });
  say('Stopping …');
}

let pushed = false;

async function push(emulator: Emulator, story: Story, pullRequest: PullRequest): Promise<void> {
  if (pushed) {
    say('It was pushed already; look at the pull request.');
    return;
  }
  pushed = true;
  await pushAgain(emulator.world, story);
  say('Pushed. Loom looks at what changed …');
  say(`\n${await reviewed(pullRequest)}\n`);
}

function addressOf({ webUrl }: Emulator, { repository, id }: PullRequest): string {
  return `${webUrl}/${repository.workspace.slug}/${repository.slug}/pull-requests/${id}`;
}

function addresses({ webUrl }: Emulator, loomUrl: string, pullRequest: string): string {
  return [
    `  pull request   ${pullRequest}`,
    `  from a fork    ${pullRequest.replace(/\d+$/, '2')}`,
    `  Bitbucket      ${webUrl}`,
    `  Loom           ${loomUrl}`,
  ].join('\n');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(readOptions()).catch((error: unknown) => {
  process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

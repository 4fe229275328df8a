import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PullRequest } from '../emulator';
import { cloudStage } from './cloud-stage';
import { dataCenterStage } from './data-center-stage';
import { releaseKeys, untilQuit } from './keys';
import { openBrowser } from './open-browser';
import { reviewed } from './reviewed';
import type { Stage } from './stage';

const HELP = `
  p  push to the branch again: most mistakes are mended, one comes in
  o  open the pull request in the browser
  q  quit
`;

interface Options {
  readonly port: number;
  readonly once: boolean;
  readonly open: boolean;
  readonly dataCenter: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      once: { type: 'boolean' },
      'no-open': { type: 'boolean' },
      'data-center': { type: 'boolean' },
    },
  });
  return {
    port: Number(values.port ?? 7780),
    once: values.once ?? false,
    open: !values['no-open'],
    dataCenter: values['data-center'] ?? false,
  };
}

/** Bitbucket in a box, Loom beside it, one pull request with real mistakes, and what Loom says about it. */
async function main(options: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'loom-demo-'));
  const started = performance.now();
  let stage: Stage | null = null;
  try {
    say(`Starting a Bitbucket${options.dataCenter ? ' Data Center' : ''} of its own, and Loom …`);
    const start = options.dataCenter ? dataCenterStage : cloudStage;
    stage = await start({ port: options.port, folder });
    await show(stage, options, started);
  } finally {
    releaseKeys();
    await stage?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function show(stage: Stage, options: Options, started: number): Promise<void> {
  const pullRequest = await stage.open();
  say(`Ready after ${seconds(performance.now() - started)}; a pull request was opened. Loom is reviewing it …`);
  const opened = performance.now();
  say(`\n${await reviewed(pullRequest, stage.verdictOn)}  (${seconds(performance.now() - opened)})\n`);
  const address = stage.addressOf(pullRequest);
  const fork = await stage.openFromFork();
  say(
    [
      `  pull request   ${address}`,
      `  from a fork    ${stage.addressOf(fork)}`,
      `  Bitbucket      ${stage.webUrl}`,
      `  Loom           ${stage.loomUrl}`,
    ].join('\n'),
  );
  if (options.once) return;
  if (options.open) openBrowser(address);
  say(HELP);
  await untilQuit((key) => {
    if (key === 'o') openBrowser(address);
    if (key === 'p') void push(stage, pullRequest);
  });
  say('Stopping …');
}

let pushed = false;

async function push(stage: Stage, pullRequest: PullRequest): Promise<void> {
  if (pushed) {
    say('It was pushed already; look at the pull request.');
    return;
  }
  pushed = true;
  await stage.push();
  say('Pushed. Loom looks at what changed …');
  say(`\n${await reviewed(pullRequest, stage.verdictOn)}\n`);
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

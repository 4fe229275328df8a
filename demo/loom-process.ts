import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface LoomProcess {
  readonly url: string;
  readonly pid: number;
  /** Resolves with the exit code when the process has ended, null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** The lines of its log so far, newest last. */
  readonly log: () => readonly string[];
  /** Ends it politely and waits. */
  stop(): Promise<void>;
  /** Ends it as a power cut would, and waits. */
  kill(): Promise<void>;
}

export interface LoomProcessOptions {
  readonly port: number;
  /** Settings of the server, by the names that operators use. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts the built `loom serve` as an operator would, and waits until it is ready. Rejects when it does not come up. */
export async function startLoom({ port, env }: LoomProcessOptions): Promise<LoomProcess> {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'loom.js'), 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), LOOM_HOST: '127.0.0.1', ...env },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => lines.push(...text.split('\n').filter((line) => line !== '')));
  }
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  await untilReady(url, child, lines);
  return {
    url,
    pid: child.pid ?? 0,
    exited,
    log: () => lines,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Where `bin/loom.js` is, from the sources and from the built program alike. */
function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'bin', 'loom.js'))) folder = dirname(folder);
  return folder;
}

const PATIENCE_MS = 90_000;

async function untilReady(url: string, child: ChildProcess, lines: readonly string[]): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`Loom ended before it was ready.\n${lines.slice(-5).join('\n')}`);
    }
    const ready = await fetch(`${url}/api/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  child.kill('SIGKILL');
  throw new Error(`Loom was not ready after ${PATIENCE_MS / 1000} s.\n${lines.slice(-5).join('\n')}`);
}

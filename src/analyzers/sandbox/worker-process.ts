import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { dirname } from 'node:path';
import { toolEnvironment } from './environment';
import { killGroup, trackGroup } from './live-groups';
import type { Assignment, PrintOrder } from './protocol';
import { watchMemory } from './resident-memory';
import { type WorkerKind, workerArguments } from './worker-launch';

/** Who uses a worker at the moment. */
export interface WorkerUser {
  readonly onMessage: (message: unknown) => void;
  /** What a worker prints that does so. */
  readonly onOutput?: (chunk: Buffer) => void;
  readonly onOverMemory: () => void;
}

export interface WorkerProcess {
  /** Hands the worker to somebody: from now on its messages go there, its memory is watched, and it keeps this process alive. */
  use(user: WorkerUser): void;
  /** Nobody uses it any more. It no longer keeps this process alive, and is killed should it say a word unasked. */
  rest(): void;
  send(order: readonly Assignment[] | PrintOrder): void;
  kill(): void;
  /** Settles when the process is gone and every message of it was delivered. Says how it died, for a person. Never rejects. */
  readonly gone: Promise<string>;
}

const STDERR_KEPT = 4_096;

/** Starts a worker module in a Node process of its own: no inherited environment, bounded heap, killable as a group. */
export function startWorker(module: string, memoryMb: number, kind: WorkerKind): WorkerProcess {
  const child = fork(module, [], {
    cwd: dirname(module),
    env: toolEnvironment(),
    execArgv: [...workerArguments(module, memoryMb, kind)],
    serialization: 'advanced',
    detached: true,
    stdio: ['ignore', kind === 'prints' ? 'pipe' : 'ignore', 'pipe', 'ipc'],
  });
  trackGroup(child);
  let user: WorkerUser | null = null;
  let endWatch = (): void => undefined;
  child.on('message', (message) => (user === null ? killGroup(child) : user.onMessage(message)));
  child.stdout?.on('data', (chunk: Buffer) => (user?.onOutput ? user.onOutput(chunk) : killGroup(child)));
  child.once('exit', () => killGroup(child));
  const leave = (): void => {
    user = null;
    endWatch();
    endWatch = () => undefined;
  };
  return {
    use: (next) => {
      leave();
      user = next;
      if (child.pid !== undefined) endWatch = watchMemory(child.pid, memoryMb, next.onOverMemory);
      holdProcess(child, 'ref');
    },
    rest: () => {
      leave();
      holdProcess(child, 'unref');
    },
    // A worker that died takes no more; `gone` tells.
    send: (order) => {
      if (child.connected) child.send(order, () => undefined);
    },
    kill: () => killGroup(child),
    gone: deathOf(child).finally(leave),
  };
}

/** Whether the child, its channel and its output keep this process alive. */
function holdProcess(child: ChildProcess, hold: 'ref' | 'unref'): void {
  child[hold]();
  child.channel?.[hold]();
  for (const output of [child.stdout, child.stderr]) (output as Socket | null)?.[hold]();
}

function deathOf(child: ChildProcess): Promise<string> {
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_KEPT)));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(`its process could not be started: ${error.message}`);
    });
    // `close` comes after the exit and after the end of stderr; the channel may still hold answers until it is disconnected.
    child.once('close', (code, killedBy) => {
      const answer = (): void => resolve(describeDeath(code, killedBy, stderr));
      if (child.connected) child.once('disconnect', answer);
      else answer();
    });
  });
}

function describeDeath(code: number | null, killedBy: NodeJS.Signals | null, stderr: string): string {
  if (stderr.includes('heap out of memory')) return 'its process ran out of memory';
  const how = killedBy ?? `exit code ${code}`;
  const said = stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
  return `its process crashed (${how})${said === '' ? '' : `: ${said}`}`;
}

import { fork } from 'node:child_process';
import { dirname } from 'node:path';
import { toolEnvironment } from './environment';
import { killGroup, trackGroup } from './live-groups';
import type { Assignment } from './protocol';
import { watchMemory } from './resident-memory';
import { workerArguments } from './worker-launch';

export interface WorkerOptions {
  readonly module: string;
  readonly memoryMb: number;
  readonly onMessage: (message: unknown) => void;
  readonly onOverMemory: () => void;
}

export interface WorkerProcess {
  send(assignment: Assignment): void;
  kill(): void;
  /** Settles when the process is gone and every message of it was delivered. Says how it died, for a person. Never rejects. */
  readonly gone: Promise<string>;
}

const STDERR_KEPT = 4_096;

/** Starts a worker module in a Node process of its own: no inherited environment, bounded heap, killable as a group. */
export function startWorker(options: WorkerOptions): WorkerProcess {
  const child = fork(options.module, [], {
    cwd: dirname(options.module),
    env: toolEnvironment(),
    execArgv: [...workerArguments(options.module, options.memoryMb)],
    serialization: 'advanced',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  trackGroup(child);
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_KEPT)));
  child.on('message', (message) => options.onMessage(message));
  child.once('exit', () => killGroup(child));
  const endWatch =
    child.pid === undefined ? () => undefined : watchMemory(child.pid, options.memoryMb, options.onOverMemory);
  const gone = new Promise<string>((resolve) => {
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(`its process could not be started: ${error.message}`);
    });
    // `close` comes after the exit and after the end of stderr; the channel may still hold answers until it is disconnected.
    child.once('close', (code, killedBy) => {
      const answer = (): void => resolve(describeDeath(code, killedBy, stderr));
      if (child.connected) child.once('disconnect', answer);
      else answer();
    });
  }).finally(endWatch);
  return {
    // A worker that died takes no more; `gone` tells.
    send: (assignment) => {
      if (child.connected) child.send(assignment, () => undefined);
    },
    kill: () => killGroup(child),
    gone,
  };
}

function describeDeath(code: number | null, killedBy: NodeJS.Signals | null, stderr: string): string {
  if (stderr.includes('heap out of memory')) return 'its process ran out of memory';
  const how = killedBy ?? `exit code ${code}`;
  const said = stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
  return `its process crashed (${how})${said === '' ? '' : `: ${said}`}`;
}

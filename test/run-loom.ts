import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process once it runs. */
  readonly onStart?: (pid: number) => void;
}

const LOOM = join(__dirname, '..', 'bin', 'loom.js');

/** Runs the built `loom` as a user would, in a pipe, and waits for its end. */
export function runLoom(args: readonly string[], { cwd, env, onStart }: RunOptions = {}): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [LOOM, ...args], {
      cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', failed);
    child.once('close', (code) => done({ code, stdout, stderr }));
    if (child.pid !== undefined) onStart?.(child.pid);
  });
}

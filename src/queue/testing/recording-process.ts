import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own that records deliveries, each with a job whose key is the delivery's id. */
export interface RecordingProcess {
  /** Ids that the process was promised, as far as it could say so. */
  readonly acknowledged: readonly string[];
  /** Resolves when so many were acknowledged; rejects when the process ends before. */
  reached(count: number): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

export function startRecording(databaseUrl: string, prefix: string): RecordingProcess {
  const script = join(__dirname, 'recording-worker.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, databaseUrl, prefix], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const acknowledged: string[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void; readonly reject: (error: Error) => void }[] =
    [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    acknowledged.push(line.slice('recorded '.length));
    for (const { count, resolve } of waiting) if (acknowledged.length >= count) resolve();
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const closed = Promise.all([once(child, 'close'), once(lines, 'close')]);
  child.on('exit', () => {
    for (const { reject } of waiting) reject(new Error(`The recording process ended: ${complaints}`));
  });
  return {
    acknowledged,
    reached: (count) =>
      new Promise((resolve, reject) => {
        if (acknowledged.length >= count) resolve();
        else if (hasEnded(child)) reject(new Error(`The recording process ended: ${complaints}`));
        else waiting.push({ count, resolve, reject });
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

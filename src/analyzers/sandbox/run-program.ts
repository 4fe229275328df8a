import { spawn } from 'node:child_process';
import { cancelled } from '../../domain';
import { guardMemory } from './memory-guard';
import { killGroup, toolSpawnOptions } from './spawn-options';

export interface ProgramOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly maxOutputBytes: number;
  readonly signal: AbortSignal;
}

export type ProgramResult =
  | { readonly state: 'exited'; readonly code: number; readonly stdout: Buffer; readonly stderr: string }
  | { readonly state: 'timeout' | 'memory' | 'output' | 'crashed'; readonly reason: string };

const MAX_STDERR = 64 * 1024;

/**
 * Runs a program under limits and collects what it prints. Its whole process group is killed when a limit is passed.
 * Rejects only with `Failure('cancelled')`.
 */
export function runProgram(options: ProgramOptions): Promise<ProgramResult> {
  return new Promise((done, failed) => {
    if (options.signal.aborted) {
      failed(cancelled());
      return;
    }
    const child = spawn(options.command, [...options.args], { ...toolSpawnOptions(), cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let verdict: ProgramResult | null = null;
    const stop = (state: 'timeout' | 'memory' | 'output', reason: string): void => {
      verdict ??= { state, reason };
      killGroup(child.pid);
    };
    const timer = setTimeout(() => stop('timeout', `it took longer than ${options.timeoutMs / 1000} s`), options.timeoutMs);
    const release = child.pid === undefined ? () => undefined : guardMemory(child.pid, options.memoryMb, () => stop('memory', `it used more than ${options.memoryMb} MB`));
    const abort = (): void => killGroup(child.pid);
    options.signal.addEventListener('abort', abort, { once: true });

    const stdout: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > options.maxOutputBytes) stop('output', `it printed more than ${options.maxOutputBytes} bytes`);
      else stdout.push(chunk);
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < MAX_STDERR) stderr += chunk.toString('utf8');
    });
    const finish = (result: ProgramResult): void => {
      clearTimeout(timer);
      release();
      options.signal.removeEventListener('abort', abort);
      if (options.signal.aborted) failed(cancelled());
      else done(verdict ?? result);
    };
    child.once('error', (error) => finish({ state: 'crashed', reason: `it could not be started: ${error.message}` }));
    child.once('close', (code, signal) => {
      finish(
        code === null
          ? { state: 'crashed', reason: `it was ended by ${signal ?? 'a signal'}` }
          : { state: 'exited', code, stdout: Buffer.concat(stdout), stderr },
      );
    });
  });
}

import { spawn } from 'node:child_process';
import { cancelled } from '../../domain';
import { toolEnvironment } from './environment';
import { killGroup, trackGroup } from './live-groups';
import { watchMemory } from './resident-memory';

export interface ProgramOptions {
  /** Absolute path of the program, or a name on the system's PATH. Never through a shell. */
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly timeoutMs: number;
  /** Resident megabytes of the program's own process. */
  readonly memoryMb: number;
  /** Bytes of standard output; more ends the program. */
  readonly maxOutputBytes: number;
  readonly signal: AbortSignal;
  /** Variables besides PATH and LANG; nothing else is passed on. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a program ended. Every state but `exited` means that its output is not to be trusted; `reason` is for a person. */
export type ProgramResult =
  | { readonly state: 'exited'; readonly code: number; readonly stdout: Buffer; readonly stderr: string }
  | { readonly state: 'timeout' | 'memory' | 'output' | 'crashed'; readonly reason: string };

type Ending = Exclude<ProgramResult, { state: 'exited' }>;

const STDERR_KEPT = 16_384;

/**
 * Runs a program under limits, in a process group of its own that is killed as a whole when a limit is reached, and waits until it
 * is gone.
 * @throws Failure `cancelled` only.
 */
export async function runProgram(options: ProgramOptions): Promise<ProgramResult> {
  const result = options.signal.aborted ? null : await runToEnd(options);
  if (result === null || options.signal.aborted) throw cancelled();
  return result;
}

function runToEnd(options: ProgramOptions): Promise<ProgramResult> {
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: toolEnvironment(options.env),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  trackGroup(child);

  const stdout: Buffer[] = [];
  let size = 0;
  let stderr = '';
  let ending: Ending | null = null;
  const stop = (why: Ending): void => {
    ending ??= why;
    killGroup(child);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > options.maxOutputBytes)
      stop({ state: 'output', reason: `it printed more than ${options.maxOutputBytes} bytes` });
    else stdout.push(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_KEPT)));

  const abort = (): void => stop({ state: 'crashed', reason: 'it was stopped on request' });
  options.signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(
    () => stop({ state: 'timeout', reason: `it ran for more than ${options.timeoutMs} ms` }),
    options.timeoutMs,
  );
  const endWatch =
    child.pid === undefined
      ? () => undefined
      : watchMemory(child.pid, options.memoryMb, () =>
          stop({ state: 'memory', reason: `it used more than ${options.memoryMb} MB` }),
        );

  return new Promise<ProgramResult>((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ state: 'crashed', reason: `it could not be started: ${error.message}` });
    });
    // What the program started may hold its pipes open: the group goes when the program goes.
    child.once('exit', () => killGroup(child));
    child.once('close', (code, killedBy) => {
      if (ending) resolve(ending);
      else if (code === null) resolve({ state: 'crashed', reason: `it was ended by ${killedBy ?? 'a signal'}` });
      else resolve({ state: 'exited', code, stdout: Buffer.concat(stdout), stderr });
    });
  }).finally(() => {
    clearTimeout(timer);
    endWatch();
    options.signal.removeEventListener('abort', abort);
  });
}

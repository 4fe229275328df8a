import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { cancelled, Failure } from '../../domain';
import type { Environment } from './environment';
import { gitCommand, NO_SUCH_PROGRAM, type ProcessLimits } from './process-limits';
import { explainStart } from './start-failure';

/** Where and how git runs. */
export interface GitPlace {
  readonly folder: string;
  /** What failures name: the folder that the user asked about. */
  readonly subject: string;
  /** `key=value` pairs that outrank every configuration file. */
  readonly settings: readonly string[];
  readonly environment: Environment;
  /** Kills what runs here. Calls then end in its reason where that is a `Failure`, else in `cancelled`; see `childOf`. */
  readonly signal: AbortSignal;
  /** Makes a failure of what git wrote to its error stream. */
  readonly explain: (stderr: string, subject: string) => Failure;
  readonly limits?: ProcessLimits;
}

interface GitExit {
  /** Null when git was killed. */
  readonly code: number | null;
  /** The last of what git wrote there. */
  readonly stderr: string;
  /** Set when git could not be started. */
  readonly startFailure?: Failure;
}

export interface GitProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Never rejects. */
  readonly finished: Promise<GitExit>;
  kill(): void;
}

interface GitAnswer extends GitExit {
  readonly code: number;
  readonly stdout: Buffer;
}

const STDERR_KEPT = 16_384;

/**
 * Starts git in a process group of its own, so that killing it takes its children along.
 * @throws Failure when the place is closed already.
 */
export function startGit(place: GitPlace, args: readonly string[]): GitProcess {
  if (place.signal.aborted) throw stopped(place.signal);
  const settings = place.settings.flatMap((setting) => ['-c', setting]);
  const command = gitCommand([...settings, ...args], place.limits);
  const child = spawn(command.program, command.args, {
    cwd: place.folder,
    env: place.environment,
    detached: true,
    windowsHide: true,
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_KEPT)));
  // Git that ends early closes the pipe under our writing; its exit says why.
  child.stdin.on('error', () => undefined);
  const kill = (): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // No process groups on this system, or it has ended by itself this very moment.
      child.kill('SIGKILL');
    }
  };
  place.signal.addEventListener('abort', kill, { once: true });
  const finished = new Promise<GitExit>((resolve) => {
    child.once('error', (error) => resolve({ code: null, stderr, startFailure: explainStart(error) }));
    child.once('close', (code) => {
      const absent = code === NO_SUCH_PROGRAM && place.limits !== undefined;
      resolve(absent ? { code: null, stderr, startFailure: explainStart({ code: 'ENOENT' }) } : { code, stderr });
    });
  }).finally(() => place.signal.removeEventListener('abort', kill));
  return { stdin: child.stdin, stdout: child.stdout, finished, kill };
}

/**
 * Runs git to its end and hands back what it said, whatever its exit code: for questions that "no" is an answer to.
 * @throws Failure `cancelled`, or `unavailable` when git cannot be started.
 */
export async function runGit(place: GitPlace, args: readonly string[], input?: Uint8Array): Promise<GitAnswer> {
  const git = startGit(place, args);
  git.stdin.end(input);
  const chunks: Buffer[] = [];
  git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exit = await git.finished;
  const { code } = exit;
  if (code === null) throw explainExit(place, exit);
  return { ...exit, code, stdout: Buffer.concat(chunks) };
}

/**
 * Runs git to its end and hands back its output.
 * @throws Failure when it does not succeed.
 */
export async function gitOutput(place: GitPlace, args: readonly string[], input?: Uint8Array): Promise<Buffer> {
  const answer = await runGit(place, args, input);
  if (answer.code !== 0) throw explainExit(place, answer);
  return answer.stdout;
}

/** One value that git prints on a line: its output without the line feed at the end. */
export async function gitLine(place: GitPlace, args: readonly string[]): Promise<string> {
  const output = await gitOutput(place, args);
  return output.toString('utf8').replace(/\n$/, '');
}

/** The output of git as it comes, at the reader's pace; git is killed when the reader turns away. */
export async function* streamGit(place: GitPlace, args: readonly string[]): AsyncGenerator<Uint8Array> {
  const git = startGit(place, args);
  git.stdin.end();
  try {
    yield* git.stdout as AsyncIterable<Buffer>;
    const exit = await git.finished;
    if (exit.code !== 0) throw explainExit(place, exit);
  } finally {
    git.kill();
    await git.finished;
  }
}

/** Why git ended without success. */
export function explainExit(place: GitPlace, exit: GitExit): Failure {
  if (place.signal.aborted) return stopped(place.signal);
  return exit.startFailure ?? place.explain(exit.stderr, place.subject);
}

/** The failure of calls that an abort has ended. */
export function stopped(signal: AbortSignal): Failure {
  return signal.reason instanceof Failure ? signal.reason : cancelled();
}

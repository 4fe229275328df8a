import { spawn } from 'node:child_process';

export interface GitOptions {
  readonly input?: string | Buffer;
  /** A folder whose objects may be read too: the fork behind a pull request. */
  readonly alsoRead?: string | undefined;
  /** Exit codes besides 0 that are an answer. */
  readonly allow?: readonly number[];
}

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A git command that failed. */
export class GitError extends Error {
  constructor(
    readonly command: string,
    readonly code: number,
    readonly stderr: string,
  ) {
    super(`git ${command} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitError';
  }
}

/** What git gets to see: nothing of the machine's own configuration. */
export function gitEnvironment(alsoRead?: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    ...(alsoRead === undefined ? {} : { GIT_ALTERNATE_OBJECT_DIRECTORIES: `${alsoRead}/objects` }),
  };
}

/** Runs git in a bare repository. */
export function runGit(folder: string, args: readonly string[], options: GitOptions = {}): Promise<GitAnswer> {
  const child = spawn('git', ['-C', folder, ...args], {
    env: gitEnvironment(options.alsoRead),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // Git may end before it has read all of its input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      const code = status ?? -1;
      const stderr = Buffer.concat(err).toString('utf8');
      if (code !== 0 && options.allow?.includes(code) !== true) reject(new GitError(args[0] ?? '', code, stderr));
      else resolve({ code, stdout: Buffer.concat(out), stderr });
    });
  });
}

/** The first line of what git printed. */
export async function gitLine(folder: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { stdout } = await runGit(folder, args, options);
  return stdout.toString('utf8').split('\n', 1)[0] ?? '';
}

import type { SpawnOptions } from 'node:child_process';

/**
 * What a tool sees of our environment: where programs are, and UTF-8. No token, no proxy, no NODE_OPTIONS.
 * `detached` makes a process group of it, so that a kill reaches its children too.
 */
export function toolSpawnOptions(): SpawnOptions & { env: NodeJS.ProcessEnv } {
  return { detached: true, env: { PATH: SYSTEM_PATH, LANG: 'C.UTF-8', NODE_ENV: 'production' } };
}

const SYSTEM_PATH = '/usr/local/bin:/usr/bin:/bin';

/** Ends a tool and whatever it started, at once. Does nothing when it has already gone. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

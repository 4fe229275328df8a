import type { ChildProcess } from 'node:child_process';

const live = new Set<ChildProcess>();

/** Ends a child and everything it started. The child must have been started `detached`, as leader of its own process group. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // No such group: it has ended, or the system has no process groups.
    child.kill('SIGKILL');
  }
}

/**
 * Makes sure that a child does not outlive this process: a detached group would not get the terminal's Ctrl-C, and a tool that hangs
 * would never notice that its parent is gone.
 */
export function trackGroup(child: ChildProcess): void {
  if (live.size === 0) process.on('exit', killAll);
  live.add(child);
  const forget = (): void => {
    live.delete(child);
    if (live.size === 0) process.off('exit', killAll);
  };
  child.once('exit', forget);
  child.once('error', () => {
    if (child.pid === undefined) forget();
  });
}

function killAll(): void {
  for (const child of live) killGroup(child);
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process a scratch folder belongs to. */
export interface ScratchOwner {
  /** Machine or container. */
  readonly host: string;
  readonly pid: number;
  /** When the process started, in the system's own count; 0 where that is not told. Process ids are used again. */
  readonly started: string;
}

const NAME = /^loom-source-([0-9a-f]{8})-(\d+)-(\d+)-[A-Za-z0-9]+$/;

/** What folder names of this process begin with. */
export function scratchPrefix(owner: ScratchOwner): string {
  return `loom-source-${owner.host}-${owner.pid}-${owner.started}-`;
}

/** The owner of a folder of this name; null when it is none of ours. */
export function scratchOwner(name: string): ScratchOwner | null {
  const [, host, pid, started] = NAME.exec(name) ?? [];
  if (host === undefined || pid === undefined || started === undefined) return null;
  return { host, pid: Number(pid), started };
}

export function thisProcess(): ScratchOwner {
  return { host: thisHost(), pid: process.pid, started: startOf(process.pid) ?? '0' };
}

/** Whether the process that `owner` names still runs on this host. */
export function isRunning(owner: ScratchOwner): boolean {
  const started = startOf(owner.pid);
  if (started !== null) return started === owner.started;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function thisHost(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** The start time of a process as Linux tells it; null when there is no such process, or another system. */
function startOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program, in parentheses, may hold anything; the start is the 20th field behind it.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

const POLL_MS = 50;
/** `ps` is a process of its own: asking it often would cost more than the tool. */
const POLL_BY_PS_MS = 500;

/** Resident megabytes of a process, or null when it is gone or the system does not tell. */
export async function residentMb(pid: number, platform: NodeJS.Platform = process.platform): Promise<number | null> {
  if (platform !== 'linux') return residentMbByPs(pid);
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(statusOf(pid))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/** Asked many times a second for every worker: a file that is never on a disk is read twenty times cheaper without a thread. */
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    return '';
  }
}

function residentMbByPs(pid: number): Promise<number | null> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      const kilobytes = Number.parseInt(stdout, 10);
      resolve(error || Number.isNaN(kilobytes) ? null : kilobytes / 1024);
    });
  });
}

/** Calls `onOver` once when the process holds more than `limitMb`. Returns the function that ends the watch. */
export function watchMemory(pid: number, limitMb: number, onOver: () => void): () => void {
  let asking = false;
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    const resident = await residentMb(pid);
    asking = false;
    if (resident === null || resident <= limitMb || ended) return;
    stop();
    onOver();
  };
  let ended = false;
  const timer = setInterval(() => void ask(), process.platform === 'linux' ? POLL_MS : POLL_BY_PS_MS);
  const stop = (): void => {
    ended = true;
    clearInterval(timer);
  };
  return stop;
}

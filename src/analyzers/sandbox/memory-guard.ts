import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const POLL_MS = 200;
const MEGABYTE = 1024 * 1024;
const LINUX_PAGE = 4096;

/** Watches the resident memory of a process; calls `onExceeded` once when it goes over `limitMb`. Returns a function that stops watching. */
export function guardMemory(pid: number, limitMb: number, onExceeded: () => void): () => void {
  const timer = setInterval(() => {
    void residentBytes(pid).then((bytes) => {
      if (bytes <= limitMb * MEGABYTE) return;
      clearInterval(timer);
      onExceeded();
    });
  }, POLL_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/** Bytes in memory now; 0 when the process is gone. */
export async function residentBytes(pid: number): Promise<number> {
  if (process.platform !== 'linux') return residentByPs(pid);
  try {
    const fields = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return Number(fields[1]) * LINUX_PAGE;
  } catch {
    return 0;
  }
}

function residentByPs(pid: number): Promise<number> {
  return new Promise((done) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      done(error ? 0 : Number(stdout.trim()) * 1024);
    });
  });
}

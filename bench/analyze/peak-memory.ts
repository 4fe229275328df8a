import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { residentMb } from '../../src/analyzers/sandbox/resident-memory';

const POLL_MS = 20;

/**
 * Runs a Node process to its end. Returns the most megabytes that it and all processes under it were resident in at one moment;
 * what they share counts for each. Only Linux tells who started whom.
 * @throws Error when it does not end with one of `codes`, or nothing could be measured
 */
export async function peakMemoryMb(args: readonly string[], codes: readonly number[]): Promise<number> {
  const child = spawn(process.execPath, [...args], { stdio: 'ignore' });
  const end = new AbortController();
  const ended = new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('exit', done);
  }).finally(() => end.abort());
  let peak = 0;
  while (!end.signal.aborted) {
    peak = Math.max(peak, await treeMb(child.pid!));
    await Promise.race([ended, setTimeout(POLL_MS)]);
  }
  const result = await ended;
  if (result === null || !codes.includes(result)) throw new Error(`node ${args.join(' ')} ended with ${result}`);
  if (peak === 0) throw new Error('This system does not tell how much memory a process holds.');
  return peak;
}

async function treeMb(pid: number): Promise<number> {
  const [own, children] = await Promise.all([residentMb(pid), childrenOf(pid)]);
  const below = await Promise.all(children.map(treeMb));
  return below.reduce((total, mb) => total + mb, own ?? 0);
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'latin1').catch(() => '');
  return listed.split(' ').filter(Boolean).map(Number);
}

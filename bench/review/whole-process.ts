import { spawn } from 'node:child_process';

/** Milliseconds from start to end of a Node process. Rejects when it does not end with one of `codes`. */
export function timeNode(
  args: readonly string[],
  codes: readonly number[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((done, failed) => {
    const started = performance.now();
    const child = spawn(process.execPath, [...args], {
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    });
    child.once('error', failed);
    child.once('exit', (code) => {
      if (code !== null && codes.includes(code)) done(performance.now() - started);
      else failed(new Error(`node ${args.join(' ')} ended with ${code}`));
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

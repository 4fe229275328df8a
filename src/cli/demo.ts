import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The demo is a program of its own beside Loom: it plays Bitbucket, and starts Loom as a user would. */
const PROGRAM = join(__dirname, '..', 'demo', 'main.js');

export interface DemoOptions {
  readonly port?: number;
  /** End after the first review instead of waiting for keys. */
  readonly once?: boolean;
  /** Open the pull request in the browser. */
  readonly open: boolean;
  /** Play Bitbucket Data Center instead of Cloud. */
  readonly dataCenter?: boolean;
}

/** `loom demo`: returns the exit code of the demo. */
export function demoCommand({ port, once, open, dataCenter }: DemoOptions): Promise<number> {
  const options = [
    ...(port === undefined ? [] : ['--port', String(port)]),
    ...(once ? ['--once'] : []),
    ...(open ? [] : ['--no-open']),
    ...(dataCenter ? ['--data-center'] : []),
  ];
  const child = spawn(process.execPath, [PROGRAM, ...options], { stdio: 'inherit' });
  // Ctrl-C reaches both; the demo cleans up and decides how to end.
  const leaveItToTheDemo = (): void => undefined;
  process.on('SIGINT', leaveItToTheDemo);
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => {
      process.off('SIGINT', leaveItToTheDemo);
      done(code ?? 1);
    });
  });
}

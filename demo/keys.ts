import { emitKeypressEvents } from 'node:readline';

interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

/**
 * Calls `onKey` for each key that is pressed, until Ctrl-C, `q`, SIGTERM or SIGINT ends the promise. Without a terminal only the
 * signals end it.
 */
export function untilQuit(onKey: (name: string) => void): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
    if (!process.stdin.isTTY) return;
    emitKeypressEvents(process.stdin);
    process.stdin.setRawMode(true);
    process.stdin.resume();
    process.stdin.on('keypress', (_text: string | undefined, key: Key) => {
      if (key.name === 'q' || (key.ctrl && key.name === 'c')) done();
      else if (key.name !== undefined) onKey(key.name);
    });
  });
}

export function releaseKeys(): void {
  if (!process.stdin.isTTY) return;
  process.stdin.setRawMode(false);
  process.stdin.pause();
}

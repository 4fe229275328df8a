import { writeFileSync } from 'node:fs';
import { serveFiles } from '..';

/** A worker that does what the text of the file says. */
serveFiles(() =>
  Promise.resolve(({ path, text }) => misbehave(text) ?? [{ path, length: text.length, pid: process.pid }]),
);

function misbehave(text: string): readonly unknown[] | undefined {
  const [deed, argument] = text.split('\n');
  switch (deed) {
    case 'hang':
      if (argument !== undefined) writeFileSync(argument, String(process.pid));
      for (;;);
    case 'crash':
      process.abort();
    // eslint-disable-next-line no-fallthrough -- abort does not return
    case 'exit':
      process.exit(3);
    // eslint-disable-next-line no-fallthrough -- exit does not return
    case 'hog':
      return hog();
    case 'throw':
      throw new Error('this file is beyond me');
    case 'garbage':
      process.send!({ kind: 'findings', index: 'none', findings: 7 });
      return [];
    case 'nonsense':
      return ['not a finding'];
    case 'environment':
      return [{ path: JSON.stringify(process.env), length: 0, pid: process.pid }];
    case 'process':
      return [{ path: String(process.pid), length: 0, pid: process.pid }];
    default:
      return undefined;
  }
}

function hog(): never {
  const held: Buffer[] = [];
  for (;;) held.push(Buffer.alloc(8_000_000, 1));
}

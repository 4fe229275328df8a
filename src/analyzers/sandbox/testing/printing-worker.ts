import { spawn } from 'node:child_process';
import { writeFileSync, writeSync } from 'node:fs';
import { servePrints } from '..';

const STDOUT = 1;
const held: Buffer[] = [];

/** A worker that does what its first argument says. */
servePrints(() => Promise.resolve(([deed, argument]) => deeds[deed!]!(argument!)));

const deeds: Readonly<Record<string, (argument: string) => unknown>> = {
  say: (text) => writeSync(STDOUT, text),
  process: () => writeSync(STDOUT, String(process.pid)),
  environment: () => writeSync(STDOUT, Object.keys(process.env).sort().join()),
  hang: (note) => {
    writeFileSync(note, String(process.pid));
    for (;;);
  },
  hangWithChild: (note) => {
    writeFileSync(note, String(spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']).pid));
    for (;;);
  },
  hog: () => {
    for (;;) held.push(Buffer.alloc(4_000_000, 1));
  },
  flood: () => {
    for (;;) writeSync(STDOUT, 'x'.repeat(9_999));
  },
  throw: () => {
    throw new Error('no report for this');
  },
};

import { extname, join } from 'node:path';
import type { FileAnalyzer } from '../port';
import { runFileWorker, type WorkerPool } from '../sandbox';
import { loomAnswer } from './answer';
import type { LoomWire } from './judge';
import { type KnownEnds, readEnds } from './known-ends';
import { readingOf } from './lower';

/** Loom's own rules: what the data of others does on its way through a file, and shapes of code that no embedded tool knows. */
export function loomAnalyzer(workers: WorkerPool, knownEnds: KnownEnds): FileAnalyzer {
  const { version, rules, describe } = loomAnswer();
  return {
    kind: 'file',
    name: 'loom',
    version,
    rules,
    accepts: (path) => readingOf(path) !== null,
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        workers,
        files,
        context,
        describe: (wire, file) => {
          const ends = readEnds(wire);
          if (ends) knownEnds.add(file, ends);
          return ends ? null : describe(wire as Partial<LoomWire>, file.path);
        },
      }),
  };
}

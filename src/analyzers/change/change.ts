import { extname, join } from 'node:path';
import { readingOf } from '../loom';
import type { ComparisonAnalyzer } from '../port';
import { type JudgedFile, runFileWorker, type WorkerPool, type WorkerReport } from '../sandbox';
import { tableHash } from '../table-hash';
import { answerOf } from './answer';
import { BROKEN_CALLERS, wordsToSeek } from './elsewhere';
import { knownRules } from './findings';
import { canName } from './gone';
import { COMPARED } from './rules';
import { importersOf, takenFrom } from './taken';
import { changeWire, type ChangeWire, outlined } from './wire';

/** Changes when answers can for another reason than the rules' data. */
const VERSION = '5';

/** What a change took away that the code around still counts on: a check, a handler, an `await`, a file. Neither end shows that alone. */
export function changeAnalyzer(workers: WorkerPool): ComparisonAnalyzer {
  const known = knownRules();
  return {
    kind: 'comparison',
    name: 'change',
    version: `${VERSION}+${tableHash(known.rules)}`,
    rules: known.rules,
    accepts: (path) => COMPARED.some((language) => language === readingOf(path)?.language),
    analyze: async (files, context, around) => {
      const taken = await takenFrom(around);
      // A new file is looked at for the sake of the changed ones that it may call, and of what it may import.
      const languages = new Set(files.flatMap(({ head, base }) => (base ? [readingOf(head.path)?.language] : [])));
      const compared = files.filter(
        ({ head }) =>
          languages.has(readingOf(head.path)?.language) ||
          taken.files.some(({ base }) => canName(head.path, base.path)),
      );
      const read = (given: readonly JudgedFile[]): Promise<readonly WorkerReport<ChangeWire>[]> =>
        runFileWorker({
          module: join(__dirname, `worker${extname(__filename)}`),
          workers,
          files: given,
          context,
          describe: (wire) => changeWire.parse(wire),
        });
      const ends = compared.map(({ head, base }) => (base ? { ...head, before: base.content } : head));
      const told = await read([...ends, ...taken.known]);
      const reports = told.slice(0, ends.length);

      const words = wordsToSeek(outlined(reports));
      // Where a name is surely known by where it comes from, as far as the change has files of it.
      const isUser = (path: string): boolean => {
        const language = readingOf(path)?.language;
        return languages.has(language) && known.languagesOf(BROKEN_CALLERS).some((each) => each === language);
      };
      const callers = words.length === 0 ? [] : outlined(await read(await around.filesNaming(words, isUser)));
      const importers = await importersOf(
        taken,
        outlined(told.slice(ends.length)),
        outlined(reports),
        around,
        async (unchanged) => outlined(await read(unchanged)),
      );
      const paths = words.length === 0 ? null : await around.paths();
      return answerOf(files, compared, { reports, callers, importers, paths }, known);
    },
  };
}

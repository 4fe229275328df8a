import { extname, join } from 'node:path';
import type { Finding, Rule } from '../../domain';
import { CONFIDENCE, findingOf } from '../finding-of';
import { readingOf } from '../loom';
import type { ChangedSource, ComparisonAnalyzer, FileReport, SourceFile } from '../port';
import { isTestPath } from '../pull-request';
import { runFileWorker, type WorkerPool, type WorkerReport } from '../sandbox';
import { tableHash } from '../table-hash';
import { misfits } from './callers';
import type { OutlinedFile } from './definers';
import { brokenCallers, wordsToSeek } from './elsewhere';
import { type ChangeRule, COMPARED, loadRules } from './rules';
import { changeWire, type ChangeWire } from './wire';

/** Changes when answers can for another reason than the rules' data. */
const VERSION = '3';
const BROKEN = 'broken-callers';
interface Known {
  readonly rule: Rule;
  readonly row: ChangeRule;
}

/** What a change took away that the code around still counts on: a check, a handler, an `await`. Neither end shows that alone. */
export function changeAnalyzer(workers: WorkerPool): ComparisonAnalyzer {
  const known = new Map([...loadRules()].map(([name, row]) => [name, { rule: ruleOf(name, row), row }]));
  const rules = [...known.values()].map(({ rule }) => rule);
  return {
    kind: 'comparison',
    name: 'change',
    version: `${VERSION}+${tableHash(rules)}`,
    rules,
    accepts: (path) => COMPARED.some((language) => language === readingOf(path)?.language),
    analyze: async (files, context, filesNaming) => {
      // A new file is looked at for the sake of the changed ones that it may call.
      const languages = new Set(files.flatMap(({ head, base }) => (base ? [readingOf(head.path)?.language] : [])));
      const compared = files.filter(({ head }) => languages.has(readingOf(head.path)?.language));
      const read = (
        given: readonly (SourceFile & { before?: Uint8Array })[],
      ): Promise<readonly WorkerReport<ChangeWire>[]> =>
        runFileWorker({
          module: join(__dirname, `worker${extname(__filename)}`),
          workers,
          files: given,
          context,
          describe: (wire) => changeWire.parse(wire),
        });
      const reports = await read(compared.map(({ head, base }) => (base ? { ...head, before: base.content } : head)));
      const words = wordsToSeek(outlined(reports));
      // Where a name is surely known by where it comes from, as far as the change has files of it.
      const isUser = (path: string): boolean => {
        const language = readingOf(path)?.language;
        return languages.has(language) && known.get(BROKEN)?.rule.languages.some((each) => each === language) === true;
      };
      const others = words.length === 0 ? [] : await read(await filesNaming(words, isUser));
      const made = reportsOf(reports, outlined(others), known, otherWords(compared));
      const told = new Map(made.map((report, at) => [compared[at], report]));
      return files.map((file) => told.get(file) ?? { id: file.head.id, path: file.head.path, findings: [] });
    },
  };
}

/** What was asked of each file, and what does not fit together across them. A test may stop checking what it likes: lost tests are told elsewhere. */
function reportsOf(
  told: readonly WorkerReport<ChangeWire>[],
  unchanged: readonly OutlinedFile[],
  known: ReadonlyMap<string, Known>,
  isNamedElsewhere: (name: string, path: string) => boolean,
): readonly FileReport[] {
  const across = misfits([...outlined(told), ...unchanged]);
  const broken = brokenCallers(across, new Set(unchanged.map(({ path }) => path)));
  return told.map(({ findings, ...report }) => ({
    ...report,
    findings: [
      ...findings.flatMap((wire) =>
        wire.kind === 'question' &&
        !isTestPath(report.path) &&
        !(wire.unlessNamed !== null && isNamedElsewhere(wire.unlessNamed, report.path))
          ? describe(known, report.path, wire)
          : [],
      ),
      ...across
        .filter(({ path }) => path === report.path)
        .flatMap(({ line, ...misfit }) => describe(known, report.path, { ...misfit, start: line, end: line })),
      ...broken
        .filter(({ path }) => path === report.path)
        .flatMap(({ line, evidence }) =>
          describe(known, report.path, { rule: BROKEN, start: line, end: line, evidence }),
        ),
    ],
  }));
}

function outlined(reports: readonly WorkerReport<ChangeWire>[]): readonly OutlinedFile[] {
  return reports.flatMap(({ path, findings }) =>
    findings.flatMap((wire) => (wire.kind === 'outline' ? [{ path, outline: wire }] : [])),
  );
}

/** Whether a word stands in another file of the change, at either end: what is new can be used nowhere else. */
function otherWords(files: readonly ChangedSource[]): (word: string, path: string) => boolean {
  return (word, path) =>
    files.some(
      ({ head, base }) =>
        (head.path !== path && Buffer.from(head.content).includes(word)) ||
        (base !== null && base.path !== path && Buffer.from(base.content).includes(word)),
    );
}

interface Place {
  readonly rule: string;
  /** Null for what is about the whole file. */
  readonly start: number | null;
  readonly end: number | null;
  readonly evidence: string;
}

function ruleOf(name: string, { severity, category, languages, title, cwe, help }: ChangeRule): Rule {
  return {
    id: `change/${name}`,
    tool: 'change',
    severity,
    category,
    languages,
    title,
    ...(cwe === undefined ? {} : { cwe }),
    helpUrl: help,
  };
}

function describe(
  known: ReadonlyMap<string, Known>,
  path: string,
  { rule: name, start, end, evidence }: Place,
): readonly Finding[] {
  const found = known.get(name);
  if (!found) return [];
  const { rule, row } = found;
  const message = `${row.title} ${evidence} ${row.message}`;
  const place = { message, path, start: start ?? 1, end: end ?? 1, confidence: CONFIDENCE[row.precision] };
  return [{ ...findingOf(rule, place), ...(start === null ? { lines: null } : {}) }];
}

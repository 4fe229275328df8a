import type { Linter } from 'eslint';
import type { JudgeFile, WorkerFile } from '../sandbox';
import { configName, eslintConfiguration } from './configuration';
import { gitLines } from './git-lines';
import { type Reading, readingsFor } from './readings';
import { type EslintRow, ruleId } from './rule-row';
import { runsLiteral } from './runs-literal';

/** What the worker sends: one finding of one rule, in git's lines. */
export interface EslintWire {
  readonly rule: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A finding that spans more lines than this is shown where it begins. */
const MAX_LINES = 10;

const CODE_INJECTION = 95;

const TEST = /\.(?:test|spec|e2e|stories)\.[cm]?[jt]sx?$|(?:^|\/)__(?:tests|mocks|fixtures)__\//i;

/** Judges files with ESLint in memory. Each way of reading is set up when the first file needs it. */
export function createJudge(linter: Pick<Linter, 'verify'>, rows: readonly EslintRow[]): JudgeFile {
  const byName = new Map(rows.map((row, order) => [configName(row), { row, order }]));
  const configurations = new Map<Reading, Linter.Config[]>();
  const configurationOf = (reading: Reading): Linter.Config[] => {
    const known = configurations.get(reading) ?? eslintConfiguration(rows, reading);
    configurations.set(reading, known);
    return known;
  };

  return ({ path, text }) => {
    let failure = '';
    for (const reading of readingsFor(path)) {
      const messages = linter.verify(text, configurationOf(reading), {
        filename: `input${/\.\w+$/.exec(path)?.[0].toLowerCase() ?? '.js'}`,
        allowInlineConfig: false,
        disableFixes: true,
      });
      const fatal = messages.find((message) => message.fatal);
      if (!fatal) return select(messages, { path, text }, byName);
      failure ||= `it does not parse: line ${fatal.line}: ${fatal.message}`;
    }
    throw new Error(failure);
  };
}

function select(
  messages: readonly Linter.LintMessage[],
  { path, text }: WorkerFile,
  byName: ReadonlyMap<string, { readonly row: EslintRow; readonly order: number }>,
): readonly EslintWire[] {
  const inTest = TEST.test(path);
  const toGit = gitLines(text);
  const textLines = text.split(/\r\n|[\r\n\u2028\u2029]/);
  const known = messages.flatMap((message) => {
    const entry = byName.get(message.ruleId ?? '');
    return entry && !(inTest && entry.row.fineInTests) ? [{ ...entry, message }] : [];
  });
  const kept = new Map<string, EslintWire>();
  for (const { row, message } of known.sort((a, b) => a.order - b.order)) {
    const last = Math.max(message.line, message.endLine ?? message.line);
    const flagged = textLines.slice(message.line - 1, last).join('\n');
    if ((row.where && !row.where.test(flagged)) || row.fine?.test(flagged)) continue;
    if (row.cwe === CODE_INJECTION && runsLiteral(flagged, textLines.slice(0, message.line - 1).join('\n'))) continue;
    const start = toGit(message.line);
    const end = toGit(last);
    // Several rules know the same weakness, and some report it once per operand: one line needs one comment about it.
    const key = `${start} ${row.cwe ?? ruleId(row)}`;
    if (kept.has(key)) continue;
    kept.set(key, { rule: ruleId(row), message: message.message, start, end: end - start < MAX_LINES ? end : start });
  }
  return [...kept.values()];
}

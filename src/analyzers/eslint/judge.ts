import type { Linter, SourceCode } from 'eslint';
import type { JudgeFile, WorkerFile } from '../sandbox';
import { configName, eslintConfiguration } from './configuration';
import { gitLines } from './git-lines';
import { type Reading, readingsFor } from './readings';
import { type EslintRow, ruleId } from './rule-row';

/** What the worker sends: one finding of one rule, in git's lines. */
export interface EslintWire {
  readonly rule: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A finding that spans more lines than this is shown where it begins. */
const MAX_LINES = 10;

const LINE_END = /\r\n|[\r\n\u2028\u2029]/;

const TEST = /\.(?:test|spec|e2e|stories)\.[cm]?[jt]sx?$|(?:^|\/)__(?:tests|mocks|fixtures)__\//i;

/** Judges files with ESLint in memory. Each way of reading is set up when the first file needs it. */
export function createJudge(linter: Pick<Linter, 'verify' | 'getSourceCode'>, rows: readonly EslintRow[]): JudgeFile {
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
      if (!fatal) return select(messages, { path, text, code: () => withoutComments(linter.getSourceCode()) }, byName);
      failure ||= `it does not parse: line ${fatal.line}: ${fatal.message}`;
    }
    throw new Error(failure);
  };
}

/** The same lines with blanks in place of comments: what a comment says makes nothing harmless. */
function withoutComments({ text, ast: { comments } }: SourceCode): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range } of comments) {
    if (!range) continue;
    const [from, to] = range;
    parts.push(text.slice(at, from), text.slice(from, to).replace(/[^\r\n\u2028\u2029]/g, ' '));
    at = to;
  }
  return parts.join('') + text.slice(at);
}

interface JudgedFile extends WorkerFile {
  readonly code: () => string;
}

function select(
  messages: readonly Linter.LintMessage[],
  { path, text, code }: JudgedFile,
  byName: ReadonlyMap<string, { readonly row: EslintRow; readonly order: number }>,
): readonly EslintWire[] {
  const inTest = TEST.test(path);
  const toGit = gitLines(text);
  const textLines = text.split(LINE_END);
  let codeLines: readonly string[] | null = null;
  const known = messages.flatMap((message) => {
    const entry = byName.get(message.ruleId ?? '');
    return entry && !(inTest && entry.row.fineInTests) ? [{ ...entry, message }] : [];
  });
  const kept = new Map<string, EslintWire>();
  for (const { row, message } of known.sort((a, b) => a.order - b.order)) {
    const last = Math.max(message.line, message.endLine ?? message.line);
    const flagged = (lines: readonly string[]): string => lines.slice(message.line - 1, last).join('\n');
    if (row.where && !row.where.test(flagged(textLines))) continue;
    if (row.fine?.test(flagged((codeLines ??= code().split(LINE_END))))) continue;
    const start = toGit(message.line);
    const end = toGit(last);
    // Several rules know the same weakness, and some report it once per operand: one line needs one comment about it.
    const key = `${start} ${row.cwe ?? ruleId(row)}`;
    if (kept.has(key)) continue;
    kept.set(key, { rule: ruleId(row), message: message.message, start, end: end - start < MAX_LINES ? end : start });
  }
  return [...kept.values()];
}

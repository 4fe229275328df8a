import { extname, join } from 'node:path';
import type { Rule } from '../../domain';
import type { FileAnalyzer } from '../port';
import { runFileWorker, type WorkerPool } from '../sandbox';
import { tableHash } from '../table-hash';
import type { RuffWire } from './diagnostic';
import { toFinding } from './finding';
import { toRule } from './rule-row';
import { QUALITY_ROWS, SECURITY_ROWS } from './rules';
import { STYLE_ROWS } from './style-rules';

const RUFF_VERSION = '0.17.4';

/** Move it when the way around ruff changes what is found. */
const REVISION = 4;

/** About files that do not parse. */
const SYNTAX_RULES: readonly Rule[] = [
  {
    id: 'ruff/syntax-error',
    tool: 'ruff',
    severity: 'blocker',
    category: 'bug',
    languages: ['python'],
    title: 'The file is not valid Python: importing it fails',
  },
  {
    id: 'ruff/python-2-syntax',
    tool: 'ruff',
    severity: 'warning',
    category: 'bug',
    languages: ['python'],
    title: 'This is Python 2, which Python 3 cannot import; the rest of the file was not checked',
  },
];

const RULES: readonly Rule[] = [...SYNTAX_RULES, ...[...QUALITY_ROWS, ...SECURITY_ROWS].map(toRule)];

/** Python by ruff's bug and security rules, in memory, with our configuration only. */
export function ruffAnalyzer(workers: WorkerPool): FileAnalyzer {
  const rules = new Map(RULES.map((rule) => [rule.id, rule]));
  return {
    kind: 'file',
    name: 'ruff',
    version: `${RUFF_VERSION}+${tableHash([REVISION, QUALITY_ROWS, SECURITY_ROWS])}`,
    rules: RULES,
    accepts: (path) => /\.py[iw]?$/i.test(path),
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        workers,
        files,
        context,
        describe: (wire, { path }) => toFinding(rules, wire as Partial<RuffWire>, path),
      }),
  };
}

const STYLE = 'ruff-style';

/** The same files by ruff's rules of style, where a repository wants them. What does not parse is told by the other one. */
export function ruffStyleAnalyzer(workers: WorkerPool): FileAnalyzer {
  const rules = new Map(
    STYLE_ROWS.map((row) => [
      `ruff/${row[0]}`,
      { ...toRule(row), id: `${STYLE}/${row[0]}`, tool: STYLE, preset: 'style' } as const,
    ]),
  );
  return {
    kind: 'file',
    name: STYLE,
    version: `${RUFF_VERSION}+${tableHash([REVISION, STYLE_ROWS])}`,
    rules: [...rules.values()],
    preset: 'style',
    accepts: (path) => /\.py[iw]?$/i.test(path),
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, 'style', `worker${extname(__filename)}`),
        workers,
        files,
        context,
        describe: (wire, { path }) => toFinding(rules, wire as Partial<RuffWire>, path),
      }),
  };
}

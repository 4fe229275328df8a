import { extname, join } from 'node:path';
import eslintPackage from 'eslint/package.json';
import type { Finding, Rule } from '../../domain';
import { findingOf } from '../finding-of';
import type { FileAnalyzer, SourceFile } from '../port';
import { runFileWorker, type WorkerPool } from '../sandbox';
import { sentence } from '../sentence';
import { tableHash } from '../table-hash';
import type { EslintWire } from './judge';
import { ESLINT_ROWS, ESLINT_RULES } from './rules';

/** JavaScript and TypeScript by chosen rules of ESLint and its security plug-ins, in memory, with our configuration only. */
export function eslintAnalyzer(workers: WorkerPool): FileAnalyzer {
  const rules = new Map(ESLINT_RULES.map((rule) => [rule.id, rule]));
  return {
    kind: 'file',
    name: 'eslint',
    version: `${eslintPackage.version}+${tableHash(ESLINT_ROWS.map((row) => ({ ...row, where: row.where?.source })))}`,
    rules: ESLINT_RULES,
    accepts: (path) => /\.[cm]?[jt]sx?$/i.test(path),
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        workers,
        files,
        context,
        describe: (wire, file) => describe(rules, wire as Partial<EslintWire>, file),
      }),
  };
}

function describe(
  rules: ReadonlyMap<string, Rule>,
  { rule: id, message, start, end }: Partial<EslintWire>,
  { path }: SourceFile,
): Finding | null {
  const rule = rules.get(String(id));
  if (!rule || typeof message !== 'string' || !Number.isInteger(start) || !Number.isInteger(end)) return null;
  const said = isTelling(rule.id) ? `${sentence(message)} ${sentence(rule.title)}` : sentence(rule.title);
  return findingOf(rule, { message: said, path, start: start!, end: end! });
}

/** ESLint's own messages name the variable; those of the plug-ins are slogans and scores. */
function isTelling(id: string): boolean {
  return id.split('/').length === 2 || id.startsWith('eslint/regexp/');
}

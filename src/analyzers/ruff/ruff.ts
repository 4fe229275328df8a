import { extname, join } from 'node:path';
import type { Finding, Rule } from '../../domain';
import type { FileAnalyzer, SourceFile } from '../port';
import { runFileWorker } from '../sandbox';
import { sentence } from '../sentence';
import { tableHash } from '../table-hash';
import { BUG_RULES } from './bug-rules';
import type { RuffWire } from './check-python';
import { toRule } from './rule-row';
import { SECURITY_RULES } from './security-rules';

const RUFF_VERSION = '0.17.4';

const SYNTAX_ERROR: Rule = {
  id: 'ruff/syntax-error',
  tool: 'ruff',
  severity: 'blocker',
  category: 'bug',
  languages: ['python'],
  title: 'The file is not valid Python: importing it fails',
};

const RULES: readonly Rule[] = [SYNTAX_ERROR, ...[...BUG_RULES, ...SECURITY_RULES].map(toRule)];

/** Python by ruff's bug and security rules, in memory, with our configuration only. */
export function ruffAnalyzer(): FileAnalyzer {
  const rules = new Map(RULES.map((rule) => [rule.id, rule]));
  return {
    kind: 'file',
    name: 'ruff',
    version: `${RUFF_VERSION}+${tableHash([BUG_RULES, SECURITY_RULES])}`,
    rules: RULES,
    accepts: (path) => /\.pyw?$/i.test(path),
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        files,
        context,
        describe: (wire, file) => describe(rules, wire as Partial<RuffWire>, file),
      }),
  };
}

function describe(
  rules: ReadonlyMap<string, Rule>,
  { code, message, start, end }: Partial<RuffWire>,
  { path }: SourceFile,
): Finding | null {
  const rule = rules.get(`ruff/${String(code)}`);
  if (!rule || typeof message !== 'string' || !Number.isInteger(start) || !Number.isInteger(end)) return null;
  return {
    rule: rule.id,
    tool: rule.tool,
    severity: rule.severity,
    category: rule.category,
    message: `${sentence(message)} ${sentence(rule.title)}`,
    path,
    lines: { start: start!, end: Math.max(start!, end!) },
    ...(rule.cwe === undefined ? {} : { cwe: rule.cwe }),
    ...(rule.helpUrl === undefined ? {} : { helpUrl: rule.helpUrl }),
  };
}

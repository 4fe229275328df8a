import { extname, join } from 'node:path';
import type { Finding, Rule } from '../../domain';
import type { FileAnalyzer, SourceFile } from '../port';
import { runFileWorker } from '../sandbox';
import { tableHash } from '../table-hash';
import type { SecretPattern } from './shape';
import { PATTERNS, type SecretWire } from './scan';

/** Move it when the way of scanning changes what is found. */
const SCANNER_VERSION = '1';

const CWE = 'CWE-798';

function toRule({ name, title, severity, helpUrl }: SecretPattern): Rule {
  return {
    id: `secrets/${name}`,
    tool: 'secrets',
    severity,
    category: 'secret',
    languages: [],
    title: `A ${title} is in the code: everyone who can read the repository, now or later, can use it`,
    cwe: CWE,
    ...(helpUrl === undefined ? {} : { helpUrl }),
  };
}

/** Credentials in any text file, by patterns of our own. */
export function secretsAnalyzer(): FileAnalyzer {
  const byName = new Map(PATTERNS.map((pattern) => [pattern.name, pattern]));
  const table = PATTERNS.map(({ expression, ...rest }) => ({ ...rest, expression: expression.source }));
  return {
    kind: 'file',
    name: 'secrets',
    version: `${SCANNER_VERSION}+${tableHash(table)}`,
    rules: [...byName.values()].map(toRule),
    accepts: () => true,
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        files,
        context,
        describe: (wire, file) => describe(byName, wire as Partial<SecretWire>, file),
      }),
  };
}

function describe(byName: ReadonlyMap<string, SecretPattern>, { pattern, line, hint }: Partial<SecretWire>, { path }: SourceFile): Finding | null {
  const found = byName.get(String(pattern));
  if (!found || !Number.isInteger(line) || typeof hint !== 'string') return null;
  const article = /^[aeiou]/i.test(found.title) ? 'An' : 'A';
  return {
    rule: `secrets/${found.name}`,
    tool: 'secrets',
    severity: found.severity,
    category: 'secret',
    message: `${article} ${found.title} (${hint}) is in the code. Revoke it now, then keep its successor outside of the repository: deleting the line does not take it out of the history.`,
    path,
    lines: { start: line!, end: line! },
    cwe: CWE,
    ...(found.helpUrl === undefined ? {} : { helpUrl: found.helpUrl }),
  };
}

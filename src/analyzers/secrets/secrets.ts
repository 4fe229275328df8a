import { extname, join } from 'node:path';
import type { Finding, Rule } from '../../domain';
import type { FileAnalyzer, SourceFile } from '../port';
import { runFileWorker, type WorkerPool } from '../sandbox';
import { tableHash } from '../table-hash';
import { ASSIGNMENT_GUESSES } from './assignment';
import { GENERAL_PATTERNS } from './general-patterns';
import { holdsExamples } from './made-up';
import { KINDS, PATTERNS, type SecretWire } from './scan';

type Kind = (typeof KINDS)[number];

/** Move it when the way of scanning changes what is found. */
const SCANNER_VERSION = '2';

const CWE = 'CWE-798';

/** Without a vendor's mark on them they can be made up; in tests and documentation they mostly are. */
const WITHOUT_VENDOR: ReadonlySet<string> = new Set(
  [...GENERAL_PATTERNS, ...ASSIGNMENT_GUESSES].map(({ name }) => name),
);

/** No text with credentials in it. */
const BINARY =
  /\.(png|jpe?g|gif|webp|avif|ico|bmp|tiff?|pdf|zip|gz|tgz|bz2|xz|7z|jar|war|class|so|dll|exe|dylib|wasm|woff2?|ttf|otf|eot|mp[34]|mov|avi|webm|ogg|wav|sqlite|db)$/i;

/** Credentials in any text file, by patterns of our own. */
export function secretsAnalyzer(workers: WorkerPool): FileAnalyzer {
  const kinds = new Map(KINDS.map((kind) => [kind.name, kind]));
  const table = PATTERNS.map(({ expression, ...rest }) => ({ ...rest, expression: expression.source }));
  return {
    kind: 'file',
    name: 'secrets',
    version: `${SCANNER_VERSION}+${tableHash(table)}`,
    rules: KINDS.map(toRule),
    accepts: (path) => !BINARY.test(path),
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        workers,
        files,
        context,
        describe: (wire, file) => describe(kinds, wire as Partial<SecretWire>, file),
      }),
  };
}

function toRule({ name, title, severity, helpUrl }: Kind): Rule {
  return {
    id: `secrets/${name}`,
    tool: 'secrets',
    severity,
    category: 'secret',
    languages: [],
    title: `${withArticle(title)} is in the code: everyone who can read the repository, now or later, can use it`,
    cwe: CWE,
    ...(helpUrl === undefined ? {} : { helpUrl }),
  };
}

function describe(
  kinds: ReadonlyMap<string, Kind>,
  { kind, line, hint }: Partial<SecretWire>,
  { path }: SourceFile,
): Finding | null {
  const found = kinds.get(String(kind));
  if (!found || !Number.isInteger(line) || typeof hint !== 'string' || hint.length > 5) return null;
  return {
    rule: `secrets/${found.name}`,
    tool: 'secrets',
    severity: WITHOUT_VENDOR.has(found.name) && holdsExamples(path) ? 'info' : found.severity,
    category: 'secret',
    message: `${withArticle(found.title)} (${hint}) is in the code. Revoke it now, then keep its successor outside of the repository: deleting the line does not take it out of the history.`,
    path,
    lines: { start: line!, end: line! },
    cwe: CWE,
    ...(found.helpUrl === undefined ? {} : { helpUrl: found.helpUrl }),
  };
}

function withArticle(title: string): string {
  return `${/^(?:[aeio]|npm|xml)/i.test(title) ? 'An' : 'A'} ${title}`;
}

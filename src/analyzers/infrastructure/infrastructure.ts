import { extname, join } from 'node:path';
import type { Finding, Rule } from '../../domain';
import { findingOf } from '../finding-of';
import type { FileAnalyzer, SourceFile } from '../port';
import { runFileWorker, type WorkerPool } from '../sandbox';
import { sentence } from '../sentence';
import { tableHash } from '../table-hash';
import type { InfrastructureWire } from './judge';
import { acceptsPath } from './read-declarations';
import { type InfrastructureRow, toRule } from './rule-row';
import { INFRASTRUCTURE_ROWS } from './rules';

/** Move it when the way of reading or a predicate changes what is found. */
const READER_VERSION = '1';

interface Known {
  readonly row: InfrastructureRow;
  readonly rule: Rule;
}

/** Misconfigurations in infrastructure that is written down: Terraform, CloudFormation, Kubernetes, Dockerfiles and pipelines. */
export function infrastructureAnalyzer(workers: WorkerPool): FileAnalyzer {
  const known = new Map(INFRASTRUCTURE_ROWS.map((row) => [row.name, { row, rule: toRule(row) }]));
  return {
    kind: 'file',
    name: 'infrastructure',
    version: `${READER_VERSION}+${tableHash(INFRASTRUCTURE_ROWS)}`,
    rules: [...known.values()].map(({ rule }) => rule),
    accepts: acceptsPath,
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        workers,
        files,
        context,
        describe: (wire, file) => describe(known, wire as Partial<InfrastructureWire>, file),
      }),
  };
}

function describe(
  known: ReadonlyMap<string, Known>,
  { rule: name, line, hint }: Partial<InfrastructureWire>,
  { path }: SourceFile,
): Finding | null {
  const found = known.get(String(name));
  if (!found || !Number.isInteger(line)) return null;
  const { row, rule } = found;
  const parts = [row.title, ...(typeof hint === 'string' ? [hint] : []), row.advice];
  return findingOf(rule, { message: parts.map(sentence).join(' '), path, start: line!, end: line! });
}

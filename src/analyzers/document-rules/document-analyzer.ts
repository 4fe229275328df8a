import type { FileAnalyzer } from '../port';
import { runFileWorker, type WorkerPool } from '../sandbox';
import { tableHash } from '../table-hash';
import { describer } from './describe';
import { type RuleFacts, toRule } from './rule';

export interface DocumentTool {
  readonly name: string;
  /** Moves when the way of reading or a rule changes what is found. */
  readonly revision: number;
  readonly rules: readonly RuleFacts[];
  /** By name only. */
  readonly accepts: (path: string) => boolean;
  /** Absolute path of the worker's module, which serves a judge of the rules. */
  readonly module: string;
}

/** An analyzer of our own rules about one format of file. */
export function documentAnalyzer(
  { name, revision, rules, accepts, module }: DocumentTool,
  workers: WorkerPool,
): FileAnalyzer {
  const describe = describer(name, rules);
  return {
    kind: 'file',
    name,
    version: `${revision}+${tableHash(rules)}`,
    rules: rules.map((rule) => toRule(name, rule)),
    accepts,
    analyze: (files, context) => runFileWorker({ module, workers, files, context, describe }),
  };
}

import { extname, join } from 'node:path';
import { describer, toRule } from '../document-rules';
import type { ComparisonAnalyzer } from '../port';
import { runFileWorker, type WorkerPool } from '../sandbox';
import { tableHash } from '../table-hash';
import { acceptsPath } from './pair';
import { API_RULES } from './rules';

const TOOL = 'api';

/** Move it when the way of reading changes what is found. */
const REVISION = 1;

/** What a change breaks for those who use an API: OpenAPI, GraphQL and Protocol Buffers, each compared at both ends. */
export function apiAnalyzer(workers: WorkerPool): ComparisonAnalyzer {
  const describe = describer(TOOL, API_RULES);
  return {
    kind: 'comparison',
    name: TOOL,
    version: `${REVISION}+${tableHash(API_RULES)}`,
    rules: API_RULES.map((rule) => toRule(TOOL, rule)),
    accepts: acceptsPath,
    analyze: async (files, context) => ({
      reports: await runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        workers,
        files: files.map(({ head, base }) => ({ ...head, ...(base === null ? {} : { before: base.content }) })),
        context,
        describe,
      }),
      ofChange: [],
    }),
  };
}

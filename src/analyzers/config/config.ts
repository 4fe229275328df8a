import { extname, join } from 'node:path';
import { documentAnalyzer } from '../document-rules';
import type { FileAnalyzer } from '../port';
import type { WorkerPool } from '../sandbox';
import { acceptsPath } from './config-file';
import { CONFIG_RULES } from './rules';

/** Files of data and settings: what does not parse, where packages come from, and how an API is described. */
export function configAnalyzer(workers: WorkerPool): FileAnalyzer {
  return documentAnalyzer(
    {
      name: 'config',
      revision: 3,
      rules: CONFIG_RULES,
      accepts: acceptsPath,
      module: join(__dirname, `worker${extname(__filename)}`),
    },
    workers,
  );
}

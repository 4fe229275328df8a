import { extname, join } from 'node:path';
import { documentAnalyzer } from '../document-rules';
import type { FileAnalyzer } from '../port';
import type { WorkerPool } from '../sandbox';
import { SHELL_RULES } from './rules';
import { acceptsPath } from './script';

/** Scripts of bash and its relatives, by their syntax tree. */
export function shellAnalyzer(workers: WorkerPool): FileAnalyzer {
  return documentAnalyzer(
    {
      name: 'shell',
      revision: 1,
      rules: SHELL_RULES,
      accepts: acceptsPath,
      module: join(__dirname, `worker${extname(__filename)}`),
    },
    workers,
  );
}

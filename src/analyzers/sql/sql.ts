import { extname, join } from 'node:path';
import { documentAnalyzer } from '../document-rules';
import type { FileAnalyzer } from '../port';
import type { WorkerPool } from '../sandbox';
import { SQL_RULES } from './rules';

/** Migrations and queries: what loses data, breaks running code, locks tables, or gives rights away. */
export function sqlAnalyzer(workers: WorkerPool): FileAnalyzer {
  return documentAnalyzer(
    {
      name: 'sql',
      revision: 1,
      rules: SQL_RULES,
      accepts: (path) => /\.(?:sql|pgsql|psql|mysql|ddl)$/i.test(path),
      module: join(__dirname, `worker${extname(__filename)}`),
    },
    workers,
  );
}

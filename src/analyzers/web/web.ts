import { extname, join } from 'node:path';
import { documentAnalyzer } from '../document-rules';
import type { FileAnalyzer } from '../port';
import type { WorkerPool } from '../sandbox';
import { acceptsPath } from './page';
import { WEB_RULES } from './rules';

/** Pages and the templates that make them, in a dozen languages of templates. */
export function webAnalyzer(workers: WorkerPool): FileAnalyzer {
  return documentAnalyzer(
    {
      name: 'web',
      revision: 1,
      rules: WEB_RULES,
      accepts: acceptsPath,
      module: join(__dirname, `worker${extname(__filename)}`),
    },
    workers,
  );
}

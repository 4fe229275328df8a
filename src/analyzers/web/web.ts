import { extname, join } from 'node:path';
import { documentAnalyzer } from '../document-rules';
import type { FileAnalyzer } from '../port';
import type { WorkerPool } from '../sandbox';
import { acceptsPath } from './page';
import { WEB_RULES } from './rules';
import { isStylesheet } from './sheet';

/** Pages, the templates that make them, in a dozen languages of templates, and their stylesheets. */
export function webAnalyzer(workers: WorkerPool): FileAnalyzer {
  return documentAnalyzer(
    {
      name: 'web',
      revision: 2,
      rules: WEB_RULES,
      accepts: (path) => acceptsPath(path) || isStylesheet(path),
      module: join(__dirname, `worker${extname(__filename)}`),
    },
    workers,
  );
}

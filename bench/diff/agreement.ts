import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseDiff } from '../../src/diff';
import { gitDiffs } from './git-diffs';
import { plainDiffs } from './plain-diffs';
import { countByGit, countByUs, inEmptyFolder, readCorpus } from './referee';

/** Diffs of other projects, beside this one when it is there. */
const CORPUS = path.resolve(__dirname, '../../../shared/payloads/diffs');
/** Generated diffs from each of the two generators. */
const FROM_EACH = 1000;
const SEED = 20_260;

export interface Agreement {
  /** Diffs that git accepted. */
  compared: number;
  /** Those of them for which files, names or counts differ from git's. */
  wrong: number;
}

/** Compares our counts with those of `git apply --numstat` over the corpus and 2,000 generated diffs. */
export function measureAgreement(): Agreement {
  return inEmptyFolder((folder) => {
    const agreement: Agreement = { compared: 0, wrong: 0 };
    const corpus = readCorpus(CORPUS);
    if (!corpus) console.warn(`There is no folder ${CORPUS}: only generated diffs are compared.`);
    for (const { bytes } of corpus ?? []) compare(bytes, folder, agreement);
    for (const source of [gitDiffs(SEED, folder), plainDiffs(SEED)]) {
      const wanted = agreement.compared + FROM_EACH;
      for (const diff of source) {
        compare(diff, folder, agreement);
        if (agreement.compared >= wanted) break;
      }
    }
    return agreement;
  });
}

function compare(diff: Buffer, folder: string, agreement: Agreement): void {
  const byGit = countByGit(diff, folder);
  if (!byGit) return;
  agreement.compared += 1;
  if (!isDeepStrictEqual(countByUs(parseDiff(diff)), byGit)) agreement.wrong += 1;
}

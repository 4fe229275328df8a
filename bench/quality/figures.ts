import type { BenchResult } from '../result';
import type { Mark } from '../open-set/read-set';
import { type Group, groupOf } from './language';
import type { QualityMeasured } from './measure';
import { type Count, countFiles, countLines, isByFile, precision, recall, type ReviewedItem } from './score-lines';
import { commentsPerNeutral, shareOfBugs } from './score-pull-requests';
import { countSecrets, secretsNoise } from './secrets';

type Figures = BenchResult['figures'];

/** What was measured, as the figures of the bench; without pull requests only those by language. */
export function qualityFigures(measured: QualityMeasured): Figures {
  const { items, stripped, pullRequests, realFiles, secrets } = measured;
  const by = (reviewed: readonly ReviewedItem[], share: (count: Count) => number): Record<string, number> =>
    Object.fromEntries(
      measured.groups.map((group) => [group, rounded(share(countGroup(group, reviewed, 'security')))]),
    );
  const found = countSecrets(secrets);
  return {
    recall: by(items, recall),
    precision: by(items, precision),
    ...(stripped === null ? {} : { recallStripped: by(stripped, recall), precisionStripped: by(stripped, precision) }),
    ...(pullRequests.length === 0
      ? {}
      : {
          bugs: rounded(shareOfBugs(pullRequests)),
          perNeutralPr: rounded(commentsPerNeutral(pullRequests)),
          ...(secrets.length === 0 ? {} : { secretsFound: found.found, secretsDecoys: found.decoys }),
          secretsNoise: rounded(secretsNoise(realFiles)),
        }),
  };
}

/** By the line; infrastructure by the file, of items of which no more is known. */
export function countGroup(group: Group, reviewed: readonly ReviewedItem[], kind: Mark['kind']): Count {
  const own = reviewed.filter(({ item }) => groupOf(item) === group);
  return group === 'iac' ? countFiles(own.filter(({ item }) => isByFile(item))) : countLines(own, kind);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

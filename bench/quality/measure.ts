import type { Analyzer } from '../../src/analyzers';
import { analyseTexts } from '../open-set/analyse-texts';
import { memoryCache } from '../open-set/memory-cache';
import { type LineItem, readLineItems, readPullRequests, readSecretTemplates } from '../open-set/read-set';
import { blankComments } from './blank-comments';
import { commentSyntax } from './comment-syntax';
import { type Group, groupOf, GROUPS } from './language';
import type { QualityOptions } from './options';
import { filesToRead, preparePullRequest } from './prepared';
import { realFiles } from './real-file';
import { reviewItems } from './review-items';
import { commentsOn } from './review-pull-request';
import type { Measured } from './rule-table';
import type { ReviewedItem } from './score-lines';
import type { ReviewedPullRequest } from './score-pull-requests';
import { reviewSecrets, type TemplateAnswer } from './secrets';

/** Everything that reviews of the open set said. */
export interface QualityMeasured extends Measured {
  readonly groups: readonly Group[];
  readonly secrets: readonly TemplateAnswer[];
  /** The items once more without their comments; null when that was not asked for. */
  readonly stripped: readonly ReviewedItem[] | null;
}

/** Reviews the open set, or one language of it: then pull requests, real files and secrets are empty. */
export async function measureQuality(
  folder: string,
  { group, stripComments, pullRequestsOnly }: QualityOptions,
  analyzers: readonly Analyzer[],
): Promise<QualityMeasured> {
  const groups = pullRequestsOnly ? [] : group === null ? GROUPS : [group];
  const given = readLineItems(folder).filter((item) => groups.some((each) => each === groupOf(item)));
  const items = await reviewItems(given, analyzers);
  const stripped = stripComments ? await reviewItems(given.map(withoutComments), analyzers) : null;
  const rest =
    group === null || pullRequestsOnly
      ? await measurePullRequests(folder, analyzers)
      : { pullRequests: [], realFiles: [] };
  const secrets =
    group === null && !pullRequestsOnly ? await reviewSecrets(readSecretTemplates(folder), analyzers) : [];
  return { groups, items, stripped, secrets, ...rest };
}

function withoutComments(item: LineItem): LineItem {
  return { ...item, content: blankComments(item.content, commentSyntax(item.lang)) };
}

async function measurePullRequests(
  folder: string,
  analyzers: readonly Analyzer[],
): Promise<Pick<QualityMeasured, 'pullRequests' | 'realFiles'>> {
  const prepared = readPullRequests(folder).map(preparePullRequest);
  const cache = memoryCache();
  const versions = prepared.flatMap(filesToRead).flatMap(({ head, base }) => (base === null ? [head] : [head, base]));
  const analysed = await analyseTexts(versions, analyzers, cache);
  const pullRequests: ReviewedPullRequest[] = [];
  for (const each of prepared) {
    pullRequests.push({ item: each.item, comments: await commentsOn(each, analyzers, cache) });
  }
  return { pullRequests, realFiles: realFiles(prepared, analysed) };
}

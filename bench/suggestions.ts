import { createAnalyzers } from '../src/analyzers';
import { NO_CACHE } from '../src/cache';
import { analyzerContext } from '../src/review/limits';
import { verifySuggestions } from '../src/review/verify-suggestions';
import { type Analysed, analyseTexts, fileKey, sourceFile } from './open-set/analyse-texts';
import { openSetFolder } from './open-set/folder';
import { readLineItems, readPullRequests } from './open-set/read-set';
import { groupOf } from './quality/language';
import { neutralPath } from './quality/neutral-path';
import { filesToRead, preparePullRequest } from './quality/prepared';
import { formatSamples, type Sample } from './quality/samples';
import type { BenchResult } from './result';
import { applySuggestion, isOffered, type Suggested } from './suggestions/apply-suggestion';
import { judgeSuggestion, type Verdict } from './suggestions/judge';

const SAMPLES = 3;
const RUN_TIMEOUT_MS = 60_000;

interface Offer {
  readonly finding: Suggested;
  readonly before: Analysed;
  /** Null when the suggestion does not apply. */
  readonly applied: ReturnType<typeof sourceFile> | null;
}

/**
 * Every suggestion that a review would offer anywhere in the open set is applied, alone, and the file analysed again.
 * `figures.offered`: how many there are. `figures.good`: share that apply, leave the file readable for every tool, remove their
 * finding and bring none, 0..1.
 */
export async function run(given: readonly string[]): Promise<BenchResult> {
  const folder = openSetFolder();
  if (folder === null) return { name: 'suggestions', figures: {}, ratios: {} };
  const analyzers = createAnalyzers();
  const offers = offersIn(
    await verified([...(await analyseTexts(corpus(folder), analyzers, NO_CACHE.begin())).values()], analyzers),
  );
  const after = await analyseTexts(
    offers.flatMap(({ applied }) => (applied === null ? [] : [applied])),
    analyzers,
    NO_CACHE.begin(),
  );
  const judged = offers.map((offer) => {
    const analysed = offer.applied === null ? null : after.get(fileKey(offer.applied))!;
    return { offer, verdict: judgeSuggestion(offer.finding, offer.before, analysed) };
  });
  const good = judged.filter(({ verdict }) => verdict === 'good').length;
  if (!given.includes('--json')) {
    console.log(formatSamples(judged.map(sampleOf), SAMPLES));
  }
  return {
    name: 'suggestions',
    figures: {
      offered: offers.length,
      good: offers.length === 0 ? 0 : Math.round((good / offers.length) * 1000) / 1000,
    },
    ratios: {},
  };
}

/** Labelled code under names that tell nothing, and real code. */
function corpus(folder: string): readonly ReturnType<typeof sourceFile>[] {
  const items = readLineItems(folder).filter((item) => groupOf(item) !== null);
  const heads = readPullRequests(folder).map(preparePullRequest).flatMap(filesToRead);
  return [
    ...items.map((item, index) => sourceFile(neutralPath(item, index), item.content)),
    ...heads.map(({ head }) => head),
  ];
}

/** With the suggestions that a review leaves. */
async function verified(
  analysed: readonly Analysed[],
  analyzers: ReturnType<typeof createAnalyzers>,
): Promise<readonly Analysed[]> {
  const context = analyzerContext(new AbortController().signal, RUN_TIMEOUT_MS);
  const effects = { cache: NO_CACHE.begin(), clock: () => performance.now() };
  const ofFiles = analyzers.filter((analyzer) => analyzer.kind === 'file');
  const left: Analysed[] = [];
  for (const each of analysed) {
    const judged = { ...each, failed: new Set(each.failed) };
    const findings = await verifySuggestions(each.findings, [judged], ofFiles, context, effects);
    left.push({ ...each, findings });
  }
  return left;
}

function offersIn(analysed: readonly Analysed[]): readonly Offer[] {
  return analysed.flatMap((before) => {
    const content = Buffer.from(before.file.content).toString();
    return before.findings.flatMap((finding): Offer[] => {
      if (!isOffered(finding, content)) return [];
      const applied = applySuggestion(content, finding);
      return [{ finding, before, applied: applied === null ? null : sourceFile(before.file.path, applied) }];
    });
  });
}

function sampleOf({ offer, verdict }: { readonly offer: Offer; readonly verdict: Verdict }): Sample {
  const { rule, lines, suggestion } = offer.finding;
  const place = `${offer.before.file.path}:${lines.start}`;
  return { group: `${rule} ${verdict}`, place, text: JSON.stringify(suggestion) };
}

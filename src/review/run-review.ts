import type { ReportCache } from '../cache';
import type { OpenChange } from '../platform';
import type { RulesFile } from '../rules-file';
import { examine, type ExamineSettings, type ReviewResult, type Subject } from './examine';
import { loadRules } from './load-rules';
import { readDiff } from './read-diff';

export interface ReviewSettings extends Omit<ExamineSettings, 'cache'> {
  readonly cache: ReportCache;
  /** Rules file to use instead of the base's. */
  readonly rules?: { readonly text: string; readonly name: string };
  /** Overrides the rules file's gate. */
  readonly failOn?: RulesFile['gate']['failOn'];
}

/** The line of a local review, from an open change to everything that is said about it. Writes nothing but the cache. */
export async function runReview(change: OpenChange, settings: ReviewSettings): Promise<ReviewResult> {
  const started = settings.clock();
  settings.onStep({ kind: 'gathering' });
  const source = settings.rules === undefined ? {} : { given: settings.rules };
  const [diff, loaded] = await Promise.all([readDiff(change), loadRules(change, source)]);
  const { gate } = loaded.rulesFile;
  const rulesFile = { ...loaded.rulesFile, gate: { ...gate, failOn: settings.failOn ?? gate.failOn } };
  const subject = { diff, rulesFile, notices: loaded.notices, facts: LOCAL_FACTS, started };
  const cache = settings.cache.begin();
  try {
    return await examine(change, subject, { ...settings, cache });
  } finally {
    await cache.flush();
  }
}

/** A local branch has no author, title or labels. */
const LOCAL_FACTS: Subject['facts'] = { author: '', title: '', labels: [] };

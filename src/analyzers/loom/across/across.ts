import { createHash } from 'node:crypto';
import { extname, join } from 'node:path';
import type { Finding } from '../../../domain';
import type { ChangedSource, ComparisonAnalyzer, FileReport, SourceFile } from '../../port';
import { runFileWorker, type WorkerPool } from '../../sandbox';
import { loomAnswer } from '../answer';
import type { KnownEnds } from '../known-ends';
import { readingOf } from '../lower';
import { writeBundle } from './bundle';
import type { AcrossWire } from './judge';
import { relatedFiles } from './related';

/** More than this in one language was hardly written by hand, and following it would take the time of all others. */
const MAX_BYTES = 1_500_000;

interface AcrossFinding {
  readonly finding: Finding;
  readonly identity: string;
}

/**
 * The flow rules of Loom once more, over all changed files of a language together: data that comes in by one file and does harm in
 * another. What the base had already is no news.
 */
export function acrossAnalyzer(workers: WorkerPool, knownEnds: KnownEnds): ComparisonAnalyzer {
  const answer = loomAnswer();
  const describe = (wire: unknown): AcrossFinding | null => {
    const { path, identity, flow, ...rest } = wire as Partial<AcrossWire>;
    if (typeof path !== 'string' || typeof identity !== 'string') return null;
    const finding = answer.describe({ ...rest, path: flow ?? '' }, path);
    return finding && { finding, identity };
  };
  return {
    kind: 'comparison',
    name: 'loom-across',
    version: answer.version,
    // They are the rules of `loom`.
    rules: [],
    accepts: (path) => readingOf(path) !== null,
    analyze: async (files, context) => {
      const all = await bundlesOf(files, knownEnds);
      const bundles = all.filter((bundle): bundle is JudgedBundle => bundle.file !== null);
      const tooMuch = new Set(all.filter(({ file }) => file === null).map(({ language }) => language));
      const reports = await runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        workers,
        files: bundles.map(({ file }) => file),
        context,
        describe,
      });
      const told = files.map((file) => {
        const { id, path } = file.head;
        const language = readingOf(path)?.language ?? '';
        if (!tooMuch.has(language)) return reportOn(file, bundles, reports);
        const error = `the change has more than ${MAX_BYTES / 1_000_000} MB of ${language} that belongs together`;
        return { id, path, findings: [], error };
      });
      return { reports: told, ofChange: [] };
    },
  };
}

interface LanguageBundle {
  readonly language: string;
  readonly end: 'base' | 'head';
  /** Null where it is too much. */
  readonly file: SourceFile | null;
}

type JudgedBundle = LanguageBundle & { readonly file: SourceFile };

/**
 * Both ends of the changed files, by language; without files that know each other, or what one could do to the other, there is
 * nothing to follow.
 */
async function bundlesOf(files: readonly ChangedSource[], knownEnds: KnownEnds): Promise<readonly LanguageBundle[]> {
  const languages = new Set(files.map(({ head }) => readingOf(head.path)?.language ?? ''));
  const bundles: LanguageBundle[] = [];
  for (const language of languages) {
    const own = files.filter(({ head }) => readingOf(head.path)?.language === language);
    const ends = [
      { end: 'head' as const, sources: own.map(({ head }) => head) },
      { end: 'base' as const, sources: own.flatMap(({ base }) => base ?? []) },
    ];
    for (const { end, sources } of ends)
      bundles.push(...bundleOf(language, end, await relatedFiles(sources), knownEnds));
  }
  return bundles;
}

function bundleOf(
  language: string,
  end: 'base' | 'head',
  sources: readonly SourceFile[],
  knownEnds: KnownEnds,
): readonly LanguageBundle[] {
  if (!knownEnds.mayReachAcross(sources)) return [];
  if (sizeOf(sources) > MAX_BYTES) return [{ language, end, file: null }];
  const content = Buffer.from(writeBundle(sources));
  const id = createHash('sha1').update(content).digest('hex');
  return [{ language, end, file: { id, path: language, content } }];
}

function sizeOf(sources: readonly SourceFile[]): number {
  return sources.reduce((sum, { content }) => sum + content.length, 0);
}

function reportOn(
  { head: { id, path } }: ChangedSource,
  bundles: readonly LanguageBundle[],
  reports: readonly { readonly findings: readonly AcrossFinding[]; readonly error?: string }[],
): FileReport {
  const language = readingOf(path)?.language;
  const at = (end: 'base' | 'head'): number =>
    bundles.findIndex((bundle) => bundle.language === language && bundle.end === end);
  const head = reports[at('head')];
  const base = reports[at('base')];
  const error = head?.error ?? base?.error;
  if (error !== undefined) return { id, path, findings: [], error };
  const before = new Set(base?.findings.map(({ identity }) => identity));
  const news = head?.findings.filter(({ finding, identity }) => finding.path === path && !before.has(identity)) ?? [];
  return { id, path, findings: news.map(({ finding }) => finding) };
}

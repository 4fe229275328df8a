import { createHash } from 'node:crypto';
import type { AnalyzerContext, FileAnalyzer, FileReport, SourceFile } from '../analyzers';
import type { Finding } from '../domain';
import { applySuggestion, isCertain, isSuggested, type Judged, withoutSuggestion } from './core';
import { type AnalyzerEffects, runAnalyzer } from './run-analyzer';

/** A file of the head, and what the tools said about it. */
export interface JudgedFile extends Judged {
  readonly file: SourceFile;
}

/** Bytes of fixed files that are looked at once more. What would go beyond that is not suggested. */
const MAX_BYTES = 1_000_000;

/**
 * Leaves the suggestions that are certain: each is applied by itself, and every tool looks at the file once more, all of them in one
 * go. The answers are cached like any other. Without a suggestion no tool is asked.
 */
export async function verifySuggestions<F extends Finding>(
  findings: readonly F[],
  files: readonly JudgedFile[],
  analyzers: readonly FileAnalyzer[],
  context: AnalyzerContext,
  effects: AnalyzerEffects,
): Promise<readonly F[]> {
  const before = new Map(files.map((each) => [each.file.path, each]));
  const fixed = fixedFiles(findings, before);
  const after = await judgeAll([...fixed.values()], analyzers, context, effects);
  return findings.map((finding) => {
    if (finding.suggestion === undefined) return finding;
    const file = fixed.get(finding);
    const isKept = file !== undefined && isCertain(finding, before.get(file.path)!, after.get(keyOf(file))!);
    return isKept ? finding : withoutSuggestion(finding);
  });
}

/** The files as they would be, by the finding whose suggestion makes them so. */
function fixedFiles(
  findings: readonly Finding[],
  files: ReadonlyMap<string, JudgedFile>,
): ReadonlyMap<Finding, SourceFile> {
  const fixed = new Map<Finding, SourceFile>();
  let bytes = 0;
  for (const finding of findings) {
    const { file } = files.get(finding.path ?? '') ?? {};
    if (!file || !isSuggested(finding)) continue;
    const text = applySuggestion(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.content), finding);
    if (text === null || (bytes += text.length) > MAX_BYTES) continue;
    fixed.set(finding, sourceFile(file.path, Buffer.from(text)));
  }
  return fixed;
}

function sourceFile(path: string, content: Buffer): SourceFile {
  const id = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  return { id, path, content };
}

function keyOf({ id, path }: Pick<SourceFile, 'id' | 'path'>): string {
  return `${id} ${path}`;
}

async function judgeAll(
  files: readonly SourceFile[],
  analyzers: readonly FileAnalyzer[],
  context: AnalyzerContext,
  effects: AnalyzerEffects,
): Promise<ReadonlyMap<string, Judged>> {
  const distinct = [...new Map(files.map((file) => [keyOf(file), file])).values()];
  const answers = await Promise.all(
    analyzers.map(async (analyzer) => {
      const accepted = distinct.filter(({ path }) => analyzer.accepts(path));
      const { reports } = await runAnalyzer(analyzer, accepted, context, effects);
      return reports.map((report) => ({ tool: analyzer.name, report }));
    }),
  );
  const all = answers.flat();
  return new Map(
    distinct.map((file) => [keyOf(file), judged(all.filter(({ report }) => keyOf(report) === keyOf(file)))]),
  );
}

function judged(answers: readonly { readonly tool: string; readonly report: FileReport }[]): Judged {
  return {
    findings: answers.flatMap(({ report }) => report.findings),
    failed: new Set(answers.filter(({ report }) => report.error !== undefined).map(({ tool }) => tool)),
  };
}

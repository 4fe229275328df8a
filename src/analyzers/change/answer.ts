import type { Finding } from '../../domain';
import type { ChangedSource, ComparisonAnswer, FileReport } from '../port';
import { isTestPath } from '../pull-request';
import type { WorkerReport } from '../sandbox';
import { misfits } from './callers';
import type { OutlinedFile } from './file-index';
import { BROKEN_CALLERS, brokenCallers } from './elsewhere';
import type { KnownRules } from './findings';
import { brokenImporters, whatHappened } from './importers';
import { otherWords } from './other-words';
import type { Importers } from './taken';
import { type ChangeWire, outlined } from './wire';

/** All that is known of a change and of what lies around it. */
export interface Told {
  /** Of the files that were compared, in their order. */
  readonly reports: readonly WorkerReport<ChangeWire>[];
  /** Files that the change leaves alone and that name what it changed. */
  readonly callers: readonly OutlinedFile[];
  readonly importers: Importers;
  /** Every path of the head, where they are known. */
  readonly paths: ReadonlySet<string> | null;
}

/** What was asked of each file, and what does not fit together across them. A test may stop checking what it likes: lost tests are told elsewhere. */
export async function answerOf(
  files: readonly ChangedSource[],
  compared: readonly ChangedSource[],
  told: Told,
  { describe }: KnownRules,
): Promise<ComparisonAnswer> {
  const { reports, importers } = told;
  const shared = reports.flatMap(({ findings }) =>
    findings.flatMap((wire) => (wire.kind === 'question' ? (wire.unlessNamed ?? []) : [])),
  );
  const isNamedElsewhere = await otherWords(compared, new Set(shared));
  const across = await acrossFiles(told, describe);
  const made = reports.map(({ findings, ...report }): FileReport => {
    const { path } = report;
    const asked = findings.flatMap((wire) =>
      wire.kind === 'question' &&
      !isTestPath(path) &&
      !(wire.unlessNamed !== null && isNamedElsewhere(wire.unlessNamed, path))
        ? describe({ ...wire, path })
        : [],
    );
    return { ...report, findings: [...asked, ...(across.get(path) ?? [])] };
  });
  const byFile = new Map(made.map((report, at) => [compared[at], report]));
  return {
    reports: files.map((file) => byFile.get(file) ?? { id: file.head.id, path: file.head.path, findings: [] }),
    ofChange: brokenImporters(importers.outside).flatMap(({ gone, evidence }) =>
      describe({ rule: 'broken-importers', path: gone.at, start: null, end: null, evidence }),
    ),
  };
}

/** Findings by the file of the change that they stand in. */
async function acrossFiles(
  { reports, callers, importers, paths }: Told,
  describe: KnownRules['describe'],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const found = await misfits([...outlined(reports), ...callers], paths);
  const places = [
    ...found.map(({ line, ...misfit }) => ({ ...misfit, start: line, end: line })),
    ...importers.inside.map(({ gone, path, line }) => ({
      rule: 'stale-import',
      path,
      start: line,
      end: line,
      evidence: whatHappened(gone),
    })),
    ...brokenCallers(found, new Set(callers.map(({ path }) => path))).map(({ line, ...broken }) => ({
      ...broken,
      rule: BROKEN_CALLERS,
      start: line,
      end: line,
    })),
  ];
  const byPath = new Map<string, Finding[]>();
  for (const place of places) {
    const known = byPath.get(place.path) ?? [];
    known.push(...describe(place));
    byPath.set(place.path, known);
  }
  return byPath;
}

import type { FileDiff } from '../../diff';
import type { Thread } from './threads';
import type { AnnotationView, ReportView } from './report-view';

export interface PlacedAnnotation {
  readonly annotation: AnnotationView;
  readonly reportTitle: string;
}

/** What is shown below one line, or above a file for want of a line. */
export interface Notes {
  readonly threads: readonly Thread[];
  readonly annotations: readonly PlacedAnnotation[];
}

export interface FileNotes {
  /** On the file, outdated, or on lines that the diff does not show. */
  readonly above: Notes;
  /** By `T` and a number of the new side, or `F` and one of the old side. */
  readonly below: ReadonlyMap<string, Notes>;
}

const NONE: Notes = { threads: [], annotations: [] };

/** Hangs threads and annotations of a file on the lines that the diff shows. */
export function placeNotes(file: FileDiff, threads: readonly Thread[], reports: readonly ReportView[]): FileNotes {
  const shown = new Set(file.hunks.flatMap(({ lines }) => lines.flatMap(keysOf)));
  const below = new Map<string, Notes>();
  let above = NONE;

  function put(key: string | null, add: (notes: Notes) => Notes): void {
    if (key !== null && shown.has(key)) below.set(key, add(below.get(key) ?? NONE));
    else above = add(above);
  }

  for (const thread of threads) {
    if (!isOn(file, thread)) continue;
    put(keyOf(thread), (notes) => ({ ...notes, threads: [...notes.threads, thread] }));
  }
  for (const { title, annotations } of reports) {
    for (const annotation of annotations) {
      if (annotation.path !== file.newPath && annotation.path !== file.oldPath) continue;
      const line = annotation.line ?? null;
      const key = line === null ? null : `T${line}`;
      // Annotations outside of the visible diff stay in the report.
      if (key !== null && !shown.has(key)) continue;
      const placed = { annotation, reportTitle: title };
      put(key, (notes) => ({ ...notes, annotations: [...notes.annotations, placed] }));
    }
  }
  return { above, below };
}

/** Keys of a line that a thread may hang on. */
export function keysOf(line: { readonly oldLine: number | null; readonly newLine: number | null }): readonly string[] {
  return [
    ...(line.newLine === null ? [] : [`T${line.newLine}`]),
    ...(line.oldLine === null ? [] : [`F${line.oldLine}`]),
  ];
}

function isOn(file: FileDiff, { top: { anchor, details } }: Thread): boolean {
  if (anchor === null) return false;
  if (details !== null) return anchor.path === (file.newPath ?? file.oldPath);
  if (anchor.to === null && anchor.from !== null) return anchor.path === (file.oldPath ?? file.newPath);
  return anchor.path === file.newPath || (file.newPath === null && anchor.path === file.oldPath);
}

function keyOf({ top: { anchor } }: Thread): string | null {
  if (anchor === null || anchor.outdated) return null;
  if (anchor.to !== null) return `T${anchor.to}`;
  return anchor.from === null ? null : `F${anchor.from}`;
}

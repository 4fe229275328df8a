import type { FileDiff } from '../../diff';
import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { type AddedLine, addedLines } from './added-lines';
import { type ChangeCheck, findingOf } from './check';
import { isProse } from './path-kind';

const RULE: Rule = {
  id: 'pull-request/conflict-marker',
  tool: 'pull-request',
  severity: 'blocker',
  category: 'bug',
  languages: [],
  title: 'A merge conflict was committed unresolved: the file holds both versions and the markers between them',
};

type Marker = 'start' | 'middle' | 'end';

interface MarkedLine {
  readonly marker: Marker;
  readonly line: number;
}

/** Conflict markers that git writes at the beginning of a line, among the added lines. */
export const conflictMarkers: ChangeCheck = { rules: [RULE], find };

function find(change: ChangeView): readonly Finding[] {
  return change.diff.files.flatMap((file) => (file.newPath === null ? [] : findIn(file, file.newPath)));
}

function findIn(file: FileDiff, path: string): readonly Finding[] {
  const marked = [...addedLines(file)].flatMap(toMarked);
  return conflicts(marked, isProse(path)).map((lines) =>
    findingOf(
      RULE,
      { path, lines },
      'This is a merge conflict that was committed unresolved. Choose one version, or combine them, and delete the marker lines.',
    ),
  );
}

/** A row of `=` alone is a heading in many formats, so only an opening or a closing marker starts a conflict; prose has to show all three. */
function conflicts(marked: readonly MarkedLine[], prose: boolean): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let open: MarkedLine | null = null;
  let divided = false;
  for (const mark of marked) {
    if (mark.marker === 'middle') {
      divided = true;
      continue;
    }
    if (mark.marker === 'end') {
      if (!prose || (open && divided)) found.push({ start: open?.line ?? mark.line, end: mark.line });
      open = null;
    } else {
      if (open && !prose) found.push({ start: open.line, end: open.line });
      open = mark;
    }
    divided = false;
  }
  if (open && !prose) found.push({ start: open.line, end: open.line });
  return found;
}

function toMarked({ line, text }: AddedLine): MarkedLine[] {
  const marker = markerOf(text);
  return marker === null ? [] : [{ marker, line }];
}

function markerOf(text: string): Marker | null {
  if (/^<{7}(?: \S|$)/.test(text)) return 'start';
  if (/^>{7}(?: \S|$)/.test(text)) return 'end';
  return text === '=======' ? 'middle' : null;
}

import fc from 'fast-check';
import type { LineKind } from '../model';

/** One line of a file pair: on both sides, only on the new one, or only on the old one. */
export interface ChangeLine {
  readonly kind: LineKind;
  readonly text: string;
}

export interface Change {
  readonly lines: readonly ChangeLine[];
  /** Lines of context in the diff. */
  readonly context: number;
}

const ODD_TEXTS = [
  '',
  '-- x',
  '++ y',
  '@@ -1 +1 @@',
  'diff --git a/x b/x',
  '\\ No newline at end of file',
  'a\rb',
  'c\r',
  '\u2028',
  '😀',
];

/** Pairs of files with at least one changed line. */
export const changes: fc.Arbitrary<Change> = fc.record({
  lines: fc
    .array(
      fc.record({
        kind: fc.constantFrom<LineKind>('context', 'context', 'context', 'added', 'removed'),
        text: fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ maxLength: 12 }).map(withoutLineFeeds)),
      }),
      { maxLength: 60 },
    )
    .filter((lines) => lines.some((line) => line.kind !== 'context')),
  context: fc.integer({ min: 0, max: 4 }),
});

export function countOf(change: Change, kind: LineKind): number {
  return change.lines.filter((line) => line.kind === kind).length;
}

/** The change as git would print it for a file `name`. */
export function printChange({ lines, context }: Change, name: string): string {
  const printed = [`diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n`];
  const shown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some((line) => line.kind !== 'context'),
  );
  let oldLine = 0;
  let newLine = 0;
  for (let start = 0; start < lines.length; start++) {
    if (shown[start]) {
      const end = endOf(shown, start);
      const hunk = lines.slice(start, end);
      const oldCount = hunk.filter((line) => line.kind !== 'added').length;
      const newCount = hunk.filter((line) => line.kind !== 'removed').length;
      printed.push(`@@ -${range(oldLine, oldCount)} +${range(newLine, newCount)} @@\n`);
      for (const line of hunk) printed.push(`${markerOf(line.kind)}${line.text}\n`);
      oldLine += oldCount;
      newLine += newCount;
      start = end - 1;
    } else {
      oldLine += 1;
      newLine += 1;
    }
  }
  return printed.join('');
}

function range(linesBefore: number, count: number): string {
  if (count === 0) return `${linesBefore},0`;
  return count === 1 ? `${linesBefore + 1}` : `${linesBefore + 1},${count}`;
}

function markerOf(kind: LineKind): string {
  return kind === 'added' ? '+' : kind === 'removed' ? '-' : ' ';
}

function withoutLineFeeds(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** Index after the run of shown lines that starts at `start`. */
function endOf(shown: readonly boolean[], start: number): number {
  const hidden = shown.slice(start).findIndex((isShown) => !isShown);
  return hidden < 0 ? shown.length : start + hidden;
}

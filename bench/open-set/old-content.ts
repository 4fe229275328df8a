import type { FileDiff } from '../../src/diff';

/**
 * The file before the change, from the file after it. In the diffs of the open set what follows the last line feed counts as a
 * line, empty or not, so that they never speak of a missing one.
 * @throws Error when the diff does not belong to this content
 */
export function oldContent(head: string, { hunks, newPath }: Pick<FileDiff, 'hunks' | 'newPath'>): string {
  const lines = head.split('\n');
  const old: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    // An empty side is counted from the line before it.
    const start = hunk.newCount === 0 ? hunk.newStart : hunk.newStart - 1;
    old.push(...lines.slice(at, start));
    at = start;
    for (const { kind, text } of hunk.lines()) {
      if (kind !== 'added') old.push(text);
      if (kind === 'removed') continue;
      if (lines[at] !== text) throw new Error(`Line ${at + 1} of ${newPath} is not what the diff says.`);
      at += 1;
    }
  }
  return [...old, ...lines.slice(at)].join('\n');
}

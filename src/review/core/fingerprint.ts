import { createHash } from 'node:crypto';
import type { Finding } from '../../domain';

/** A finding together with the text that identifies it. */
export interface Located {
  readonly finding: Finding;
  /** Flagged lines with white space collapsed; empty when the finding has no lines. */
  readonly text: string;
  /** The nearest two lines with text on either side, in the same form. */
  readonly window: string;
}

const WINDOW_LINES = 2;

/** Looks up the text a finding is about. `lines` are the lines of its file, without line ends. */
export function locate(finding: Finding, lines: readonly string[]): Located {
  if (finding.lines === null) return { finding, text: '', window: '' };
  const { start, end } = finding.lines;
  const text = lines
    .slice(start - 1, end)
    .map(collapse)
    .join('\n');
  const before = nearestLines(lines, start - 2, -1);
  const after = nearestLines(lines, end, 1);
  return { finding, text, window: [...before.reverse(), '', ...after].join('\n') };
}

function collapse(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}

/** Walks from `index` in steps of `step`; blank lines do not count, so that reformatting around leaves the window alone. */
function nearestLines(lines: readonly string[], index: number, step: 1 | -1): string[] {
  const found: string[] = [];
  for (let at = index; at >= 0 && at < lines.length && found.length < WINDOW_LINES; at += step) {
    const line = collapse(lines[at]!);
    if (line !== '') found.push(line);
  }
  return found;
}

/**
 * The identity of each finding, in order: 32 hexadecimal digits made of rule, path, flagged text, window and a number for
 * repetitions, never of the line number or the message.
 * @param stablePath path of the file before the change renamed it, so that a rename keeps identities; null for the change as a whole
 * @param seen repetitions counted so far; a second call with the same map goes on counting
 */
export function fingerprints(
  located: readonly Located[],
  stablePath: string | null,
  seen = new Map<string, number>(),
): readonly string[] {
  return located.map(({ finding, text, window }) => {
    const identity = JSON.stringify([finding.rule, stablePath, text, window]);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    return createHash('sha256').update(`${identity}#${occurrence}`).digest('hex').slice(0, 32);
  });
}

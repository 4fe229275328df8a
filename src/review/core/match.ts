import type { Located } from './fingerprint';

/** Where a line of the base stands on the head. */
export interface LineTracker {
  /** Line on the head, or null when the change removed it. */
  toNew(oldLine: number): number | null;
}

/** The findings of one file at both ends; `base` counts lines in the old version, `head` in the new one. */
export interface MatchableFile {
  readonly base: readonly Located[];
  readonly head: readonly Located[];
  readonly tracker: LineTracker;
}

/** Findings of the head that the base had too, with their partner. Everything else came with the change, or went with it. */
export type Matches = ReadonlyMap<Located, Located>;

interface Open {
  readonly located: Located;
  /** Lines where the finding would stand on the head if the change had not touched it; null when it has none. */
  readonly line: number | null;
}

/** Two findings are the same when their keys are equal; null never matches. */
type Evidence = (open: Open) => string | null;

/** From the strongest evidence to the weakest, after renames were resolved: the order that SonarQube documents for its issue tracking. */
const WITHIN_FILE: readonly Evidence[] = [
  ({ located, line }) => (line === null ? null : key(located, located.text, line)),
  ({ located }) => key(located, located.text, located.window),
  ({ located }) => key(located, located.text),
  // An edited line with a weakness is judged anew: its danger depends on what the edit put there.
  ({ located, line }) => (line === null || located.finding.category === 'security' ? null : key(located, line)),
];

/** A block that moved to another file takes its surroundings along. */
const ACROSS_FILES: Evidence = ({ located }) =>
  located.text === '' ? null : key(located, located.text, located.window);

function key(located: Located, ...parts: readonly (string | number)[]): string {
  return JSON.stringify([located.finding.rule, ...parts]);
}

/** Pairs findings of both ends one to one. The result depends on nothing but the input, and takes time in proportion to it. */
export function matchFindings(files: readonly MatchableFile[]): Matches {
  const matches = new Map<Located, Located>();
  const baseLeft: Open[] = [];
  const headLeft: Open[] = [];
  for (const { base, head, tracker } of files) {
    let openBase: readonly Open[] = base.map((located) => ({ located, line: expectedLine(located, tracker) }));
    let openHead: readonly Open[] = head.map((located) => ({ located, line: located.finding.lines?.start ?? null }));
    for (const evidence of WITHIN_FILE) [openBase, openHead] = pair(openBase, openHead, evidence, matches);
    baseLeft.push(...openBase);
    headLeft.push(...openHead);
  }
  pair(baseLeft, headLeft, ACROSS_FILES, matches);
  return matches;
}

/** A line that the change replaced is expected where its nearest surviving predecessor says. */
function expectedLine(located: Located, tracker: LineTracker): number | null {
  const start = located.finding.lines?.start;
  if (start === undefined) return null;
  for (let line = start; line >= Math.max(1, start - MAX_REPLACED); line -= 1) {
    const mapped = tracker.toNew(line);
    if (mapped !== null) return mapped + (start - line);
  }
  return start <= MAX_REPLACED ? start : null;
}

/** How many replaced lines in a row are still trusted to have kept their order. */
const MAX_REPLACED = 10;

/** Takes pairs with equal evidence out of both lists, first come, first served. */
function pair(
  base: readonly Open[],
  head: readonly Open[],
  evidence: Evidence,
  matches: Map<Located, Located>,
): [Open[], Open[]] {
  const waiting = new Map<string, Open[]>();
  for (const open of base) {
    const found = evidence(open);
    if (found === null) continue;
    const queue = waiting.get(found);
    if (queue) queue.push(open);
    else waiting.set(found, [open]);
  }
  const paired = new Set<Open>();
  const headLeft = head.filter((open) => {
    const found = evidence(open);
    const partner = found === null ? undefined : waiting.get(found)?.shift();
    if (!partner) return true;
    matches.set(open.located, partner.located);
    paired.add(partner);
    return false;
  });
  return [base.filter((open) => !paired.has(open)), headLeft];
}

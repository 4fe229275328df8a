import type { Misfit } from './callers';
import type { OutlinedFile } from './file-index';

/** What the files that a change leaves alone no longer fit: told where the change is, since nothing is shown of those files. */
export interface BrokenCallers {
  readonly path: string;
  /** Of the head; null for what is not there any more. */
  readonly line: number | null;
  readonly evidence: string;
}

export const BROKEN_CALLERS = 'broken-callers';

const MOST_NAMED = 3;

/** Words that stand in every file that could no longer fit: the names of what was changed for its callers, or taken out. */
export function wordsToSeek(files: readonly OutlinedFile[]): readonly string[] {
  const words = files.flatMap(({ outline: { changed, removed, lost } }) => [
    // Whoever asks a class or its object names the class.
    ...changed.map(({ name, owner }) => owner ?? name),
    ...removed,
    ...lost.map(({ owner }) => owner),
  ]);
  return [...new Set(words)];
}

/** One for each thing that they count on, however many they are. */
export function brokenCallers(found: readonly Misfit[], unchanged: ReadonlySet<string>): readonly BrokenCallers[] {
  const groups = new Map<string, Misfit[]>();
  for (const misfit of found) {
    if (!unchanged.has(misfit.path)) continue;
    const key = JSON.stringify([misfit.of.path, misfit.of.name]);
    groups.set(key, [...(groups.get(key) ?? []), misfit]);
  }
  return [...groups.values()].map(toBroken);
}

/** The first of the places, by file and line, and how many more there are. */
export function seePlaces(places: readonly { readonly path: string; readonly line: number }[]): string {
  const named = places.slice(0, MOST_NAMED).map(({ path, line }) => `${path}, line ${line}`);
  const rest = places.length - MOST_NAMED;
  return `See ${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

function toBroken(group: readonly Misfit[]): BrokenCallers {
  const [{ of, rule, evidence }] = group as [Misfit];
  const said = rule === 'stale-call' ? evidence : `\`${of.name}\` is gone, and still used elsewhere.`;
  return { path: of.path, line: of.line, evidence: `${said} ${seePlaces(group)}` };
}

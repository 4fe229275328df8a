import type { FileDiff } from '../../diff';
import { fingerprints, type Located } from './fingerprint';
import type { Matches } from './match';

/** The findings of one file at both ends. */
export interface IdentifiableFile {
  readonly diff: Pick<FileDiff, 'status' | 'oldPath' | 'newPath'>;
  readonly base: readonly Located[];
  readonly head: readonly Located[];
}

/**
 * The fingerprint of every finding of both ends; no two findings of a review share one unless they are partners.
 * A finding of the head that was there before keeps the identity it had on the base, so that no fixed one of the same text can be
 * mistaken for it; what is left on the head is numbered after those of the base.
 */
export function identifyFindings(files: readonly IdentifiableFile[], matches: Matches): ReadonlyMap<Located, string> {
  const identities = new Map<Located, string>();
  const counted = files.map(({ diff, base }) => {
    const seen = new Map<string, number>();
    number(inLineOrder(base), stablePath(diff), seen, identities);
    return seen;
  });
  files.forEach(({ diff, head }, index) => {
    for (const each of head) {
      const partner = matches.get(each);
      if (partner) identities.set(each, identities.get(partner)!);
    }
    const brought = head.filter((each) => !matches.has(each));
    number(inLineOrder(brought), stablePath(diff), counted[index]!, identities);
  });
  return identities;
}

/** Gives each finding the next free number among those of equal text; `seen` counts on from call to call. */
function number(
  located: readonly Located[],
  path: string | null,
  seen: Map<string, number>,
  identities: Map<Located, string>,
): void {
  const given = fingerprints(located, path, seen);
  located.forEach((each, index) => identities.set(each, given[index]!));
}

/** Tools run at the same time and report in any order; repetitions are numbered from the top of the file. */
function inLineOrder(located: readonly Located[]): readonly Located[] {
  return [...located].sort((a, b) => (a.finding.lines?.start ?? 0) - (b.finding.lines?.start ?? 0));
}

/** A copy is a file of its own; a renamed file is still the old one. */
function stablePath({ status, oldPath, newPath }: IdentifiableFile['diff']): string | null {
  return status === 'copied' ? newPath : (oldPath ?? newPath);
}

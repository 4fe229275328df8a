/** A ref by its full name; a symbolic one says what it points to. */
export interface KnownRef {
  readonly name: string;
  readonly target: string | null;
}

const USUAL_NAMES: readonly (readonly string[])[] = [['main', 'master'], ['develop'], ['trunk']];

/** The refs that can tell or be the default branch, the most telling first; `remote` is the head's upstream's, if any. */
export function defaultBranchCandidates(remote: string | null): readonly string[] {
  const remotes = remote === null || remote === 'origin' ? ['origin'] : ['origin', remote];
  const usual = USUAL_NAMES.flatMap((names) =>
    ['refs/remotes/origin/', 'refs/heads/'].flatMap((folder) => names.map((name) => folder + name)),
  );
  return [...remotes.map((name) => `refs/remotes/${name}/HEAD`), ...usual];
}

/**
 * The default branch among the `existing` refs by full name: what a remote calls its own HEAD, else the first that has a usual
 * name. Null when nothing tells.
 */
export function defaultBranch(existing: readonly KnownRef[], remote: string | null): string | null {
  const byName = new Map(existing.map((ref) => [ref.name, ref]));
  const first = defaultBranchCandidates(remote).find((name) => byName.has(name));
  if (first === undefined) return null;
  return byName.get(first)?.target ?? first;
}

/** Whether the branch `head` is the default branch itself, or the local branch of that name. */
export function isDefaultBranch(head: string | null, defaultRef: string): boolean {
  if (head === null) return false;
  return head === defaultRef || head === `refs/heads/${defaultRef.replace(/^refs\/remotes\/[^/]+\//, '')}`;
}

/** What an event means to a review. */
export type Meaning = 'changed' | 'merged' | 'declined' | 'commented';

/**
 * The events Loom acts on. `pr:to_ref_updated` is documented, but no version is known to send it. A pull request that was deleted
 * is as good as declined.
 */
export const MEANINGS: Readonly<Record<string, Meaning>> = {
  'pr:opened': 'changed',
  'pr:from_ref_updated': 'changed',
  'pr:to_ref_updated': 'changed',
  'pr:modified': 'changed',
  'pr:merged': 'merged',
  'pr:declined': 'declined',
  'pr:deleted': 'declined',
  'pr:comment:added': 'commented',
};

/** Why the others that a webhook may be subscribed to lead to nothing; shown to administrators in Bitbucket. */
const REASONS: Readonly<Record<string, string>> = {
  'diagnostics:ping': 'The connection works.',
  'pr:comment:edited': 'Loom reads a comment when it is written; write a new one.',
  'pr:comment:deleted': 'A deleted comment asks for nothing.',
  'repo:refs_changed': 'Loom learns of pushes from the pull requests that they change.',
};

export function reasonToIgnore(key: string): string {
  if (Object.hasOwn(REASONS, key)) return REASONS[key]!;
  if (key.startsWith('pr:reviewer:')) return 'What other reviewers say does not change what Loom reviews.';
  return `Loom does not act on \`${key.replace(/[^\w:.-]/g, '?').slice(0, 64)}\`.`;
}

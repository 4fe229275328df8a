import { mergeBase, resolveCommit } from './objects';
import { runGit, type GitOptions } from './run-git';

/** Answers about hashes never change, so they are kept, the oldest going first when they are too many. */
const LARGEST_TOTAL = 64 * 1024 * 1024;
const answers = new Map<string, Promise<Buffer>>();
const sizes = new Map<string, number>();
let total = 0;

/** What git prints for arguments that name everything by full hash. */
export function readImmutable(folder: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const key = JSON.stringify([folder, options.alsoRead, args]);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = runGit(folder, args, options).then(({ stdout }) => stdout);
  answers.set(key, answer);
  answer.then(
    (bytes) => keep(key, bytes.length),
    () => answers.delete(key),
  );
  return answer;
}

function keep(key: string, size: number): void {
  sizes.set(key, size);
  total += size;
  for (const [oldest, oldSize] of sizes) {
    if (total <= LARGEST_TOTAL) return;
    sizes.delete(oldest);
    answers.delete(oldest);
    total -= oldSize;
  }
}

const MOST_NAMES = 10_000;
const resolved = new Map<string, string>();

/** Like `resolveCommit`, remembering what hashes of 12 digits and more stand for. */
export async function resolveHash(folder: string, name: string, options: GitOptions = {}): Promise<string | null> {
  if (!/^[0-9a-f]{12,40}$/.test(name)) return resolveCommit(folder, name, options);
  const key = `${folder}\n${options.alsoRead ?? ''}\n${name}`;
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const hash = await resolveCommit(folder, name, options);
  if (hash?.startsWith(name) === true) {
    if (resolved.size >= MOST_NAMES) resolved.clear();
    resolved.set(key, hash);
  }
  return hash;
}

const ancestors = new Map<string, Promise<string | null>>();

/** The best common ancestor of two commits that are named by their full hashes. */
export function commonAncestor(
  folder: string,
  one: string,
  other: string,
  options: GitOptions = {},
): Promise<string | null> {
  const key = `${folder} ${options.alsoRead ?? ''} ${one} ${other}`;
  const known = ancestors.get(key);
  if (known !== undefined) return known;
  if (ancestors.size >= MOST_NAMES) ancestors.clear();
  const answer = mergeBase(folder, one, other, options);
  ancestors.set(key, answer);
  answer.catch(() => ancestors.delete(key));
  return answer;
}

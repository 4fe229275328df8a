import { runGit, type GitOptions } from './run-git';

/** One hunk without context: lines of the old file that became lines of the new one. */
export interface ChangedLines {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newCount: number;
}

/** What changed in one file between two commits, or null when it is gone. */
export async function changedLines(
  folder: string,
  path: string,
  before: string,
  after: string,
  options: GitOptions = {},
): Promise<readonly ChangedLines[] | null> {
  const still = await runGit(folder, ['cat-file', '-e', `${after}:${path}`], { ...options, allow: [1, 128] });
  if (still.code !== 0) return null;
  const args = ['diff', '--no-color', '--no-ext-diff', '-U0', before, after, '--', `:(literal)${path}`];
  const { stdout } = await runGit(folder, args, options);
  const hunks: ChangedLines[] = [];
  for (const line of stdout.toString('latin1').split('\n')) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    if (header === null) continue;
    hunks.push({
      oldStart: Number(header[1]),
      oldCount: Number(header[2] ?? 1),
      newCount: Number(header[3] ?? 1),
    });
  }
  return hunks;
}

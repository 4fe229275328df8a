import type { ChangedFile } from '../port';
import { parseRawDiff } from './raw-diff';
import { explainExit, type GitPlace, runGit, streamGit } from './run-git';

/** Renamed files that were also edited are paired up to this many on each side; git's own default. */
const RENAME_LIMIT = 1000;

/** The same for both forms of the answer, so that they speak of the same files. */
const COMPARE = ['diff-tree', '-r', '-M', `-l${RENAME_LIMIT}`, '--ignore-submodules=none'];

interface ChangedFiles {
  readonly files: readonly ChangedFile[];
  readonly notices: readonly string[];
}

/** What differs between two trees of a scratch place. */
export async function listChangedFiles(place: GitPlace, base: string, head: string): Promise<ChangedFiles> {
  const answer = await runGit(place, [...COMPARE, '--raw', '-z', '--no-abbrev', base, head]);
  if (answer.code !== 0) throw explainExit(place, answer);
  const skipped = answer.stderr.includes('rename detection was skipped');
  return {
    files: parseRawDiff(answer.stdout),
    notices: skipped
      ? [
          `Over ${RENAME_LIMIT} files were added or deleted: those renamed and edited at once are shown as deleted and added.`,
        ]
      : [],
  };
}

/** The unified diff of two trees. The scratch place has no attributes, so a change cannot hide itself as binary. */
export function streamDiff(place: GitPlace, base: string, head: string): AsyncGenerator<Uint8Array> {
  return streamGit(place, [
    ...COMPARE,
    '-p',
    '-U3',
    '--inter-hunk-context=0',
    '--full-index',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--submodule=short',
    base,
    head,
  ]);
}

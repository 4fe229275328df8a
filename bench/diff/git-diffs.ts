import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Random } from './random';
import { bareEnvironment } from './referee';
import { historyStream } from './tree-history';

const COMMITS = 120;
const MAX_OUTPUT = 256 * 1024 * 1024;

/** Ways to ask git for a diff; each gives headers or hunks that another does not. */
const OPTIONS: readonly (readonly string[])[] = [
  [],
  ['-M'],
  ['-M', '-C', '--find-copies-harder'],
  ['--no-renames'],
  ['-U0'],
  ['-U1', '-M'],
  ['-U25'],
  ['--binary'],
  ['--binary', '-M', '--full-index'],
  ['--text'],
  ['-B', '-M'],
  ['--irreversible-delete'],
  ['-R', '-M'],
  ['--src-prefix=old/', '--dst-prefix=new/', '-M'],
  ['--patience', '--function-context'],
  ['--submodule=short', '--abbrev=12'],
];

/** Endless diffs between commits of a generated history, as `git diff` and `git format-patch` print them. The folder is used up. */
export function* gitDiffs(seed: number, folder: string): Generator<Buffer> {
  const random = new Random(seed);
  const repository = path.join(folder, 'history.git');
  git(folder, ['init', '--quiet', '--bare', repository]);
  git(repository, ['fast-import', '--quiet'], historyStream(random, COMMITS));
  const commits = git(repository, ['rev-list', '--reverse', 'main']).toString('utf8').trim().split('\n');
  for (;;) {
    const from = random.between(0, commits.length - 2);
    const to = Math.min(from + random.between(1, 4), commits.length - 1);
    const range = [commits[from] ?? '', commits[to] ?? ''] as const;
    const isMail = random.chance(0.25);
    yield isMail
      ? git(repository, ['format-patch', '--stdout', ...random.pick(OPTIONS), range.join('..')])
      : git(repository, ['diff', ...random.pick(OPTIONS), ...range]);
  }
}

function git(folder: string, args: readonly string[], input?: Buffer): Buffer {
  const run = spawnSync('git', ['-c', 'core.quotePath=true', ...args], {
    cwd: folder,
    env: bareEnvironment(folder),
    maxBuffer: MAX_OUTPUT,
    ...(input ? { input } : {}),
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`git ${args[0] ?? ''} failed: ${run.stderr.toString('utf8')}`);
  return run.stdout;
}

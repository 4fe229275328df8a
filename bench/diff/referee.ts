import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diff } from '../../src/diff';

/** One line of `git apply --numstat`: counts are null for a binary file. */
export interface FileCount {
  readonly name: string;
  readonly additions: number | null;
  readonly deletions: number | null;
}

export interface CorpusFile {
  /** Relative to the corpus folder. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Settings under which git reads nothing of the machine's own configuration. */
export function bareEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: path.join(home, 'no-such-file'),
    GIT_CEILING_DIRECTORIES: home,
  };
}

/** Runs `work` with an empty folder outside of any repository, and removes it afterwards. */
export function inEmptyFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'loom-diff-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What git counts in a diff, file by file in order; null when git refuses the input. `folder` lies outside of any repository. */
export function countByGit(diff: Uint8Array, folder: string): FileCount[] | null {
  const run = spawnSync('git', ['apply', '--numstat', '-z', '--allow-empty', '-'], {
    cwd: folder,
    env: bareEnvironment(folder),
    input: diff,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error) throw run.error;
  if (run.status !== 0) return null;
  const records = run.stdout.toString('utf8').split('\0').slice(0, -1);
  return records.map((record) => {
    const [additions, deletions, ...name] = record.split('\t');
    return { name: name.join('\t'), additions: countOf(additions), deletions: countOf(deletions) };
  });
}

/** The same table from our diff. */
export function countByUs(diff: Diff): FileCount[] {
  return diff.files.map((file) => ({
    name: file.newPath ?? file.oldPath ?? '',
    additions: file.binary ? null : file.additions,
    deletions: file.binary ? null : file.deletions,
  }));
}

/** Every file of the corpus, or null when the folder is absent. */
export function readCorpus(folder: string): CorpusFile[] | null {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return null;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return names
    .filter((name) => statSync(path.join(folder, name)).isFile() && !/(?:^|\/)(?:README\.md|\.git\w+)$/.test(name))
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
}

function countOf(text: string | undefined): number | null {
  return text === '-' ? null : Number(text);
}

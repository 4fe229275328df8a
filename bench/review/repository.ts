import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from './change';

/** Commits the base on `main` and the head on `work`, in a new repository at `root`. */
export function makeRepository(root: string, files: readonly GeneratedFile[]): void {
  mkdirSync(root, { recursive: true });
  git(root, 'init', '-q', '-b', 'main');
  commit(
    root,
    files.map(({ path, base }) => ({ path, text: base })),
  );
  git(root, 'checkout', '-q', '-b', 'work');
  commit(
    root,
    files.map(({ path, head }) => ({ path, text: head })),
  );
}

function commit(root: string, files: readonly { path: string; text: string }[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'step');
}

function git(root: string, ...args: readonly string[]): void {
  execFileSync(
    'git',
    ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false', ...args],
    { cwd: root },
  );
}

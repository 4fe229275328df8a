import { editedContent, oddContent } from './odd-content';
import { oddPath, quotePath } from './odd-names';
import type { Random } from './random';

interface TreeFile {
  readonly mode: '100644' | '100755' | '120000' | '160000';
  /** One character per byte; a commit id for a submodule. */
  readonly content: string;
}

type Tree = Map<string, TreeFile>;

const AUTHOR = 'Ada Example <ada@example.com>';
const FIRST_SECOND = 1_700_000_000;

/**
 * A line of `commits` commits as input for `git fast-import`, each a handful of edits, renames, copies, mode changes, added and
 * deleted files away from the one before.
 */
export function historyStream(random: Random, commits: number): Buffer {
  const pieces: string[] = [];
  const tree: Tree = new Map();
  while (tree.size < 12) addFile(random, tree);
  for (let commit = 0; commit < commits; commit++) {
    for (let change = random.between(1, 6); change > 0; change--) changeTree(random, tree);
    const date = `${FIRST_SECOND + commit} +0000`;
    pieces.push(
      `commit refs/heads/main\nmark :${commit + 1}\ncommitter ${AUTHOR} ${date}\n${data(commitMessage(random, commit))}`,
    );
    pieces.push('deleteall\n');
    for (const [path, file] of tree) pieces.push(fileCommand(path, file));
  }
  return Buffer.from(pieces.join(''), 'latin1');
}

function commitMessage(random: Random, commit: number): string {
  const oddity = random.pick([
    '',
    '\n\n--- a note\n+++ another\n',
    '\n\n> diff quoted\n',
    '\n\nbody with \xe2\x80\xa8 in it\n',
  ]);
  return `Change ${commit}${oddity}`;
}

function fileCommand(path: string, { mode, content }: TreeFile): string {
  if (mode === '160000') return `M ${mode} ${content} ${quotePath(path)}\n`;
  return `M ${mode} inline ${quotePath(path)}\n${data(content)}`;
}

function data(content: string): string {
  return `data ${content.length}\n${content}\n`;
}

function changeTree(random: Random, tree: Tree): void {
  const kind = random.fraction();
  const [path, file] = random.pick([...tree]);
  if (kind < 0.2 || tree.size < 8) addFile(random, tree);
  else if (kind < 0.3) tree.delete(path);
  else if (file.mode === '160000') tree.set(path, { ...file, content: commitId(random) });
  else if (kind < 0.4) tree.set(path, { ...file, mode: file.mode === '100644' ? '100755' : '100644' });
  else if (kind < 0.55) moveFile(random, tree, path, file, true);
  else if (kind < 0.65) moveFile(random, tree, path, file, false);
  else tree.set(path, { ...file, content: editedContent(random, file.content) });
}

function addFile(random: Random, tree: Tree): void {
  const kind = random.fraction();
  if (kind < 0.04) tree.set(oddPath(random), { mode: '160000', content: commitId(random) });
  else if (kind < 0.1) tree.set(oddPath(random), { mode: '120000', content: 'target of the link' });
  else tree.set(oddPath(random), { mode: random.chance(0.1) ? '100755' : '100644', content: oddContent(random) });
}

function moveFile(random: Random, tree: Tree, path: string, file: TreeFile, away: boolean): void {
  const edited = random.chance(0.5) && file.mode !== '120000';
  tree.set(oddPath(random), { ...file, content: edited ? editedContent(random, file.content) : file.content });
  if (away) tree.delete(path);
}

function commitId(random: Random): string {
  return Array.from({ length: 40 }, () => random.between(0, 15).toString(16)).join('');
}

import { oddLine } from './odd-content';
import { Random } from './random';

const NAMES = ['file.txt', 'dir/file.txt', 'deep/er/file name.c', 'x', 'caf\xc3\xa9/menu.txt', 'a/b/c'];
const DATES = [
  '',
  '\t2010-07-05 19:41:17.620000023 -0500',
  '\t2010-07-05 19:41:17',
  '\tThu Jan  1 00:00:00 1970 +0000',
  '\t(revision 12)',
  ' 2010-07-05',
  '\t',
];
const EPOCH = '\t1970-01-01 00:00:00.000000000 +0000';
const JUNK = [
  '',
  'Index: file.txt\n===================================================================\n',
  'Only in old: something\n',
  "=== modified file 'file.txt'\n",
  'diff -r 0123456789ab file.txt\n',
  'Some words about the change.\n--- not a header\n+++\n',
  'diff --git is mentioned here\n\n',
  'From: Ada Example <ada@example.com>\nSubject: [PATCH] a change\n\n---\n file | 2 +-\n 1 file changed\n\n',
  'Binary files old/x and new/x differ\n',
];
const COMBINED =
  'diff --cc merged.txt\nindex 1111111,2222222..3333333\n--- a/merged.txt\n+++ b/merged.txt\n@@@ -1,1 -1,1 +1,2 @@@\n  both\n++two\n';
const SIGNATURES = ['', '-- \n2.39.5\n', '-- \n2.39.5\n\n', '\n', 'the end\n'];

/** Endless diffs in the manner of `diff -u`, Subversion, Mercurial and mail, written without git. */
export function* plainDiffs(seed: number): Generator<Buffer> {
  const random = new Random(seed);
  for (;;) {
    let text = '';
    for (let file = random.between(1, 4); file > 0; file--) {
      text += random.pick(JUNK);
      if (random.chance(0.06)) text += COMBINED;
      text += fileText(random);
    }
    yield Buffer.from(text + random.pick(SIGNATURES), 'latin1');
  }
}

function fileText(random: Random): string {
  const kind = random.fraction();
  const name = random.pick(NAMES);
  const date = random.pick(DATES);
  if (kind < 0.12) return `--- /dev/null\n+++ b/${name}${date}\n${wholeFile(random, '+')}`;
  if (kind < 0.24) return `--- a/${name}${date}\n+++ /dev/null\n${wholeFile(random, '-')}`;
  if (kind < 0.3) return `--- old/${name}${EPOCH}\n+++ new/${name}${date}\n${wholeFile(random, '+')}`;
  if (kind < 0.36) return `--- old/${name}${date}\n+++ new/${name}${EPOCH}\n${wholeFile(random, '-')}`;
  if (kind < 0.42) return `--- "a/quo\\"ted\\t${name}"\n+++ "b/quo\\"ted\\t${name}"\n${hunks(random)}`;
  if (kind < 0.48) return `--- a/${name}.orig${date}\n+++ b/${name}${date}\n${hunks(random)}`;
  return `--- a/${name}${date}\n+++ b/${name}${date}\n${hunks(random)}`;
}

function wholeFile(random: Random, marker: '+' | '-'): string {
  const count = random.between(1, 9);
  const range = `1${count === 1 && random.chance(0.5) ? '' : `,${count}`}`;
  const header = marker === '+' ? `@@ -0,0 +${range} @@\n` : `@@ -${range} +0,0 @@\n`;
  return header + body(random, marker.repeat(count)) + (random.chance(0.3) ? '\\ No newline at end of file\n' : '');
}

function hunks(random: Random): string {
  let text = '';
  let line = random.between(1, 30);
  for (let hunk = random.between(1, 3); hunk > 0; hunk--) {
    const context = random.between(0, 3);
    const changed = Array.from({ length: random.between(1, 6) }, () => random.pick(['+', '-'])).join('');
    const markers = ' '.repeat(context) + changed + ' '.repeat(context);
    const oldCount = markers.replaceAll('+', '').length;
    const newCount = markers.replaceAll('-', '').length;
    const section = random.pick(['', ' int main(void)', ' ', '@@ odd']);
    text += `@@ -${range(random, line, oldCount)} +${range(random, line, newCount)} @@${section}\n${body(random, markers)}`;
    line += oldCount + random.between(5, 50);
  }
  return text + (random.chance(0.2) ? '\\ No newline at end of file\n' : '');
}

function range(random: Random, start: number, count: number): string {
  return count === 1 && random.chance(0.7) ? `${start}` : `${start},${count}`;
}

function body(random: Random, markers: string): string {
  let text = '';
  for (const marker of markers) {
    const emptyContext = marker === ' ' && random.chance(0.1);
    text += emptyContext ? '\n' : `${marker}${oddLine(random)}\n`;
  }
  return text;
}

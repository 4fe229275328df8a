import { Random } from './random';

const WORDS =
  'const return await review commit branch value index result config option parse render filter token path'.split(' ');
const INDENTS = ['', '  ', '    ', '      ', '        '];
const LINE_POOL = 4096;
/** One line in this many is long, like a data table or a minified file. */
const LONG_LINE_EVERY = 500;
/** Text is gathered in pieces of about this many characters before it becomes bytes. */
const PIECE = 1 << 20;

/**
 * About `megabytes` MB of what `git diff` prints for a very large pull request: most files are edited with three lines of context, some
 * are new, deleted or renamed, and one in fifty is a generated or vendored file of thousands of lines, as it takes to come to such
 * sizes. Lines are as long as in source code, with a long one now and then.
 */
export function largeDiff(megabytes: number, seed: number): Buffer {
  const random = new Random(seed);
  const pool = linePool(random);
  const pieces: Buffer[] = [];
  let wanted = megabytes * 1e6;
  let lines: string[] = [];
  let length = 0;
  for (let file = 0; wanted > 0; file++) {
    const text = fileDiff(random, pool, `src/module-${file % 97}/part-${file}.ts`);
    lines.push(text);
    length += text.length;
    wanted -= text.length;
    if (length < PIECE && wanted > 0) continue;
    pieces.push(Buffer.from(lines.join('')));
    lines = [];
    length = 0;
  }
  return Buffer.concat(pieces);
}

function linePool(random: Random): string[] {
  return Array.from({ length: LINE_POOL }, (_, index) => {
    if (index % LONG_LINE_EVERY === 0) return `${sourceLine(random, 200)}\n`;
    if (random.chance(0.08)) return '\n';
    return `${random.pick(INDENTS)}${sourceLine(random, random.between(1, 8))}\n`;
  });
}

function sourceLine(random: Random, words: number): string {
  return `${Array.from({ length: words }, () => random.pick(WORDS)).join(' ')};`;
}

function fileDiff(random: Random, pool: readonly string[], path: string): string {
  const blobs = `${hash(random)}..${hash(random)}`;
  const kind = random.fraction();
  if (kind < 0.1) {
    const count = kind < 0.02 ? random.between(1000, 6000) : random.between(10, 300);
    const header = `diff --git a/${path} b/${path}\nnew file mode 100644\nindex ${blobs}\n--- /dev/null\n+++ b/${path}\n`;
    return `${header}@@ -0,0 +1,${count} @@\n${run(random, pool, '+', count)}`;
  }
  if (kind < 0.14) {
    const count = random.between(10, 200);
    const header = `diff --git a/${path} b/${path}\ndeleted file mode 100644\nindex ${blobs}\n--- a/${path}\n+++ /dev/null\n`;
    return `${header}@@ -1,${count} +0,0 @@\n${run(random, pool, '-', count)}`;
  }
  const from = kind < 0.2 ? `${path}.old` : path;
  const renamed = from === path ? '' : `similarity index 90%\nrename from ${from}\nrename to ${path}\n`;
  return `diff --git a/${from} b/${path}\n${renamed}index ${blobs} 100644\n--- a/${from}\n+++ b/${path}\n${hunks(random, pool)}`;
}

function hunks(random: Random, pool: readonly string[]): string {
  let text = '';
  let oldLine = random.between(1, 60);
  let newLine = oldLine;
  const count = random.between(1, 12);
  for (let hunk = 0; hunk < count; hunk++) {
    const removed = random.between(0, 8);
    const added = random.between(removed === 0 ? 1 : 0, 12);
    const section = random.pick(pool).trim().slice(0, 40);
    text += `@@ -${oldLine},${removed + 6} +${newLine},${added + 6} @@ ${section}\n`;
    text += run(random, pool, ' ', 3) + run(random, pool, '-', removed) + run(random, pool, '+', added);
    text += run(random, pool, ' ', 3);
    const gap = random.between(5, 120);
    oldLine += removed + 6 + gap;
    newLine += added + 6 + gap;
  }
  return text;
}

function run(random: Random, pool: readonly string[], marker: string, count: number): string {
  let text = '';
  for (let line = 0; line < count; line++) text += marker + random.pick(pool);
  return text;
}

function hash(random: Random): string {
  return Array.from({ length: 40 }, () => random.between(0, 15).toString(16)).join('');
}

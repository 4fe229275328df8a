import { readDiffLines, type ShownFile } from './diff-lines';

/** In pieces of every size, as a network may cut them. */
async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

const types = (file: ShownFile, side: 'old' | 'new', lines: readonly number[]) =>
  lines.map((line) => file.lineType(side, line)?.[0] ?? '-').join('');

const DIFF = `diff --git a/src/a.ts b/src/a.ts
index 1111111..2222222 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -10,4 +10,5 @@ export async function retry()
   let n = 0;
-  while (true) {
+  while (n < MAX) {
+    n += 1;
     await step();
   }
@@ -40,3 +41,2 @@
 x
--- not a header
 y
\\ No newline at end of file
diff --git a/old name.ts b/new name.ts
similarity index 90%
rename from old name.ts
rename to new name.ts
--- a/old name.ts\t
+++ b/new name.ts\t
@@ -1 +1 @@
-one
+two
diff --git "a/gr\\303\\274n\\t.ts" "b/gr\\303\\274n\\t.ts"
new file mode 100644
--- /dev/null
+++ "b/gr\\303\\274n\\t.ts"
@@ -0,0 +1,2 @@
+++ not a header either
+b
diff --git a/moved.bin b/there.bin
similarity index 100%
rename from moved.bin
rename to there.bin
diff --git a/gone.ts b/gone.ts
deleted file mode 100644
--- a/gone.ts
+++ /dev/null
@@ -1,2 +0,0 @@
-a
-b
diff --git a/image.png b/image.png
index 1111111..2222222 100644
Binary files a/image.png and b/image.png differ
`;

describe('readDiffLines', () => {
  it.each([1, 7, 4096])('tells what kind each line is, in pieces of %d bytes', async (size) => {
    const files = await readDiffLines(inPieces(DIFF, size));
    expect(files.map(({ oldPath, newPath }) => [oldPath, newPath])).toEqual([
      ['src/a.ts', 'src/a.ts'],
      ['old name.ts', 'new name.ts'],
      [null, 'grün\t.ts'],
      ['moved.bin', 'there.bin'],
      ['gone.ts', null],
    ]);
    const [changed, renamed, added, moved, deleted] = files as [ShownFile, ShownFile, ShownFile, ShownFile, ShownFile];
    expect(types(changed, 'new', [9, 10, 11, 12, 13, 14, 15, 40, 41, 42, 43])).toBe('-CAACC--CC-');
    expect(types(changed, 'old', [9, 10, 11, 12, 13, 14, 39, 40, 41, 42, 43])).toBe('-CRCC--CRC-');
    expect(types(renamed, 'new', [1, 2])).toBe('A-');
    expect(types(renamed, 'old', [1, 2])).toBe('R-');
    expect(types(added, 'new', [0, 1, 2, 3])).toBe('-AA-');
    expect(types(moved, 'new', [1])).toBe('-');
    expect(types(deleted, 'old', [1, 2, 3])).toBe('RR-');
    expect(types(deleted, 'new', [1, 2])).toBe('--');
  });

  it('is not led astray by what is no diff', async () => {
    expect(await readDiffLines(inPieces('', 1))).toEqual([]);
    expect(await readDiffLines(inPieces('<html>\n@@ -1 +1 @@\n+x\n', 5))).toEqual([]);
  });
});

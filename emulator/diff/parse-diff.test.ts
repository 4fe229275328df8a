import { parseDiff, pathOf } from './parse-diff';

const DIFF = `diff --git a/src/a.ts b/src/a.ts
index 111..222 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,3 +1,3 @@ function a() {
 one
-two
+TWO
+--- not a header
 three
@@ -10 +11 @@
-x
\\ No newline at end of file
+y
diff --git a/old name.md b/new name.md
similarity index 90%
rename from old name.md
rename to new name.md
diff --git a/gone b/gone
deleted file mode 100644
index 333..000
--- a/gone
+++ /dev/null
@@ -1 +0,0 @@
-bye
diff --git a/pic.png b/pic.png
new file mode 100644
index 000..444
Binary files /dev/null and b/pic.png differ
diff --git "a/\\303\\274 \\"q\\".txt" "b/\\303\\274 \\"q\\".txt"
new file mode 100644
--- /dev/null
+++ "b/\\303\\274 \\"q\\".txt"
@@ -0,0 +1 @@
+diff --git a/x b/x
diff --git a/run.sh b/run.sh
old mode 100644
new mode 100755
`;

describe('reading a diff', () => {
  const files = parseDiff(DIFF);

  it('finds the files and their names', () => {
    expect(files.map(({ oldPath, newPath }) => [oldPath, newPath])).toEqual([
      ['src/a.ts', 'src/a.ts'],
      ['old name.md', 'new name.md'],
      ['gone', null],
      [null, 'pic.png'],
      [null, 'ü "q".txt'],
      ['run.sh', 'run.sh'],
    ]);
    expect(files.map(pathOf)[2]).toBe('gone');
    expect(files.map(({ isBinary }) => isBinary)).toEqual([false, false, false, true, false, false]);
  });

  it('numbers the lines of both sides', () => {
    const [first, second] = files[0]?.hunks ?? [];
    expect(first?.heading).toBe('function a() {');
    expect(first?.lines.map(({ kind, oldLine, newLine }) => [kind, oldLine, newLine])).toEqual([
      ['context', 1, 1],
      ['removed', 2, null],
      ['added', null, 2],
      ['added', null, 3],
      ['context', 3, 4],
    ]);
    expect(second?.lines).toEqual([
      { kind: 'removed', oldLine: 10, newLine: null, text: 'x' },
      { kind: 'added', oldLine: null, newLine: 11, text: 'y' },
    ]);
  });

  it('reads an empty diff', () => {
    expect(parseDiff('')).toEqual([]);
  });
});

import fc from 'fast-check';
import type { DiffLine } from './model';
import { parseDiff } from './parser';

/** What is decoded in one piece ends at 64 kB. */
const PADDING = Array.from({ length: 70 }, () => `+${'x'.repeat(1000)}`);

function added(lines: readonly string[], end: readonly string[]): readonly DiffLine[] {
  const all = [...lines, ...end];
  const text = `diff --git a/f b/f\nnew file mode 100644\n--- /dev/null\n+++ b/f\n@@ -0,0 +1,${all.length} @@\n`;
  const [file] = parseDiff(Buffer.from(`${text}${all.join('\n')}\n\\ No newline at end of file\n`)).files;
  return [...file!.hunks[0]!.lines()];
}

it('reads the lines of a hunk alike, however large it is', () => {
  const line = fc.string({ unit: 'binary' }).map((text) => `+${text.replaceAll(/[\n\ud800-\udfff]/g, '')}`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const short = added(lines, ['+']);
      expect(short.slice(0, -1)).toEqual(added(lines, PADDING).slice(0, lines.length));
      expect(short.map(({ text }) => `+${text}`)).toEqual([...lines, '+']);
      expect(short.at(-1)).toEqual({
        kind: 'added',
        oldLine: null,
        newLine: lines.length + 1,
        text: '',
        noNewline: true,
      });
    }),
  );
});

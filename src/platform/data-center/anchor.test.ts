import { toWireAnchor } from './anchor';
import { readDiffLines, type ShownFile } from './diff-lines';

async function fileOf(text: string): Promise<ShownFile> {
  async function* bytes() {
    yield await Promise.resolve(Buffer.from(text));
  }
  return (await readDiffLines(bytes()))[0]!;
}

const NEWEST = { multiLineComments: true };
const OLDER = { multiLineComments: false };
const changed = fileOf('diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n');
const on = (side: 'old' | 'new', start: number, end = start) => ({ path: 'a', side, lines: { start, end } });
const place = { path: 'a', diffType: 'EFFECTIVE' };

it.each([
  [on('new', 2), { ...place, line: 2, lineType: 'ADDED', fileType: 'TO' }],
  [on('new', 1), { ...place, line: 1, lineType: 'CONTEXT', fileType: 'TO' }],
  [on('old', 2), { ...place, line: 2, lineType: 'REMOVED', fileType: 'FROM' }],
  [on('old', 3), { ...place, line: 3, lineType: 'CONTEXT', fileType: 'FROM' }],
  [{ path: 'a', side: 'new' as const, lines: null }, place],
])('says what kind of line it is: %j', async (anchor, wire) => {
  expect(toWireAnchor(anchor, await changed, NEWEST)).toEqual(wire);
});

it('spans several lines where the version can, and else stands on the last', async () => {
  const last = { ...place, line: 3, lineType: 'CONTEXT', fileType: 'TO' };
  expect(toWireAnchor(on('new', 2, 3), await changed, OLDER)).toEqual(last);
  expect(toWireAnchor(on('new', 2, 3), await changed, NEWEST)).toEqual({
    ...last,
    multilineMarker: { startLine: 2, startLineType: 'ADDED' },
    multilineSpan: { dstSpanStart: 2, dstSpanEnd: 3 },
  });
  expect(toWireAnchor(on('old', 1, 2), await changed, NEWEST)).toEqual({
    ...place,
    line: 2,
    lineType: 'REMOVED',
    fileType: 'FROM',
    multilineMarker: { startLine: 1, startLineType: 'CONTEXT' },
    multilineSpan: { srcSpanStart: 1, srcSpanEnd: 2 },
  });
});

it('names the old path of a file that was moved', async () => {
  const moved = await fileOf(
    'diff --git a/old b/a\nrename from old\nrename to a\n--- a/old\n+++ b/a\n@@ -1 +1 @@\n-1\n+2\n',
  );
  expect(toWireAnchor(on('new', 1), moved, NEWEST)).toMatchObject({ path: 'a', srcPath: 'old' });
});

it.each([
  [on('new', 4), changed],
  [on('new', 2, 9), changed],
  [on('new', 1), Promise.resolve(null)],
])('is refused rather than put on a wrong line: %j', async (anchor, file) => {
  const shown = await file;
  expect(() => toWireAnchor(anchor, shown, NEWEST)).toThrow('does not show this line');
});

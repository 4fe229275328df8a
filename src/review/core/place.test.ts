import { type FileDiff, lineMap, parseDiff } from '../../diff';
import type { Finding } from '../../domain';
import { locate, type Located } from './fingerprint';
import { type AnalysedFile, placeChangeFindings, placeFindings } from './place';

const BEFORE = ['one', 'bad()', 'three', 'gone bad()', 'five', 'six', 'seven'];
const AFTER = ['one', 'bad()', 'three', 'five', 'new bad()', 'six', 'seven', 'far bad()'];
const DIFF = `--- a/a.js
+++ b/a.js
@@ -1,7 +1,7 @@
 one
 bad()
 three
-gone bad()
 five
+new bad()
 six
 seven
`;

function lint(lines: readonly string[], tool = 'fake'): Located[] {
  return lines.flatMap((line, index) => {
    const finding: Finding = {
      rule: `${tool}/bad`,
      tool,
      severity: 'warning',
      category: 'bug',
      message: 'Wrong.',
      path: 'a.js',
      lines: { start: index + 1, end: index + 1 },
    };
    return line.includes('bad') ? [locate(finding, lines)] : [];
  });
}

function analysed(more: Partial<AnalysedFile> = {}): AnalysedFile {
  const diff = parseDiff(Buffer.from(DIFF)).files[0]!;
  const nothing: ReadonlySet<string> = new Set();
  return {
    diff,
    lines: lineMap(diff),
    base: lint(BEFORE),
    head: lint(AFTER),
    baseUnknown: nothing,
    headUnknown: nothing,
    ...more,
  };
}

function states(file: AnalysedFile): Record<string, string> {
  return Object.fromEntries(placeFindings([file]).map((each) => [`${each.side}:${each.lines?.start}`, each.state]));
}

describe('placeFindings', () => {
  it('tells what the change brought, broke elsewhere, left and fixed', () => {
    expect(states(analysed())).toEqual({
      'new:2': 'there_before',
      'new:5': 'new',
      'new:8': 'outside_diff',
      'old:4': 'fixed',
    });
  });

  it('blames added lines only when the base could not be analysed', () => {
    expect(states(analysed({ base: [], baseUnknown: new Set(['fake']) }))).toEqual({
      'new:2': 'there_before',
      'new:5': 'new',
      'new:8': 'there_before',
    });
  });

  it('calls nothing fixed when the head could not be analysed', () => {
    expect(states(analysed({ head: [], headUnknown: new Set(['fake']) }))).toEqual({});
  });

  it('calls nothing fixed that a copy left out: the source still has it', () => {
    const plain = analysed();
    const copied: FileDiff = { ...plain.diff, status: 'copied', newPath: 'b.js' };
    expect(placeFindings([{ ...plain, diff: copied }]).map((each) => each.state)).not.toContain('fixed');
  });

  it('keeps the identity of a finding when its file is renamed', () => {
    const plain = analysed();
    const renamed: FileDiff = { ...plain.diff, status: 'renamed', newPath: 'b.js' };
    const identities = (file: AnalysedFile): string[] => placeFindings([file]).map((each) => each.fingerprint);
    expect(identities({ ...plain, diff: renamed })).toEqual(identities(plain));
  });
});

describe('placeChangeFindings', () => {
  it('takes all for new and tells repetitions in one file apart', () => {
    const lines = ['bad()', 'x', 'y', 'z', 'bad()', 'x', 'y', 'bad()'];
    const placed = placeChangeFindings(lint(lines));
    expect(placed.map((each) => each.state)).toEqual(['new', 'new', 'new']);
    expect(new Set(placed.map((each) => each.fingerprint)).size).toBe(3);
  });
});

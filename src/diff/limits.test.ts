import { DiffParser, parseDiff } from './parser';
import { linesOf, onlyFile } from './testing/view';

function fileText(name: string, text = 'x'): string {
  return `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n@@ -0,0 +1 @@\n+${text}\n`;
}

describe('limits', () => {
  it('on bytes end the diff after the last whole hunk', () => {
    const bytes = Buffer.from(fileText('one') + fileText('two'));
    const whole = fileText('one').length;
    const diff = parseDiff(bytes, { maxBytes: whole + 40 });
    expect(diff.truncated).toBe(true);
    expect(diff.additions).toBe(1);
    expect(diff.notes).toEqual([
      { path: null, offset: whole + 40, reason: `The diff is longer than ${whole + 40} bytes; the rest was left out.` },
    ]);
    expect(parseDiff(bytes, { maxBytes: bytes.length })).toMatchObject({ truncated: false, additions: 2, notes: [] });
  });

  it('on files name the first file that is left out', () => {
    const diff = parseDiff(Buffer.from(fileText('one') + fileText('two') + fileText('three')), { maxFiles: 1 });
    expect(onlyFile(diff).newPath).toBe('one');
    expect(diff).toMatchObject({ truncated: true, additions: 1 });
    expect(diff.notes).toEqual([
      { path: 'two', offset: fileText('one').length, reason: 'The diff has more than 1 files; the rest was left out.' },
    ]);
  });

  it('on lines cut the text between characters and still count the line', () => {
    const diff = parseDiff(Buffer.from(fileText('f', 'aaé')), { maxLineBytes: 3 });
    expect(linesOf(onlyFile(diff)).map((line) => line.text)).toEqual(['aa']);
    expect(diff).toMatchObject({ truncated: true, additions: 1 });
    expect(diff.notes[0]?.reason).toBe('A line is longer than 3 bytes; its text was cut there.');
    expect(parseDiff(Buffer.from(fileText('f', 'aaé')), { maxLineBytes: 4 }).truncated).toBe(false);
  });

  it('hold for a line that comes in many chunks', () => {
    const [before = '', after = ''] = fileText('f', '#').split('#');
    const parser = new DiffParser({ maxLineBytes: 100_000 });
    parser.push(Buffer.from(before));
    for (let chunk = 0; chunk < 50; chunk++) parser.push(Buffer.alloc(4096, 'x'));
    parser.push(Buffer.from(after + fileText('g')));
    const diff = parser.end();
    expect(diff.files.map((file) => file.newPath)).toEqual(['f', 'g']);
    expect(linesOf(diff.files[0]!)[0]?.text).toHaveLength(100_000);
    expect(linesOf(diff.files[1]!)[0]?.text).toBe('x');
    expect(diff.truncated).toBe(true);
  });
});

import { DiffParser, parseDiff } from './parser';
import { diffOf, linesOf, onlyFile } from './testing/view';

const HEADER = ['diff --git a/f b/f', 'index 1111111..2222222 100644', '--- a/f', '+++ b/f'];

describe('parseDiff', () => {
  it('reads a file with its hunks and lines', () => {
    const file = onlyFile(diffOf(...HEADER, '@@ -1,3 +1,3 @@ function f() {', ' one', '-two', '+zwei', ' three'));
    expect(file).toMatchObject({ status: 'modified', oldPath: 'f', newPath: 'f', additions: 1, deletions: 1 });
    expect(file).toMatchObject({ oldMode: '100644', newMode: '100644', oldBlob: '1111111', newBlob: '2222222' });
    expect(file.hunks[0]).toMatchObject({ oldStart: 1, oldCount: 3, newStart: 1, newCount: 3 });
    expect(file.hunks[0]?.section).toBe('function f() {');
    expect(linesOf(file)).toEqual([
      { kind: 'context', oldLine: 1, newLine: 1, text: 'one', noNewline: false },
      { kind: 'removed', oldLine: 2, newLine: null, text: 'two', noNewline: false },
      { kind: 'added', oldLine: null, newLine: 2, text: 'zwei', noNewline: false },
      { kind: 'context', oldLine: 3, newLine: 3, text: 'three', noNewline: false },
    ]);
  });

  it('reads nothing from nothing', () => {
    expect(diffOf()).toEqual({ files: [], notes: [], additions: 0, deletions: 0, truncated: false });
  });

  it('believes the counts, not what content looks like', () => {
    const body = ['--- a/x', '+++ b/x', '-@@ -1 +1 @@', '+diff --git a/y b/y'];
    const diff = diffOf(...HEADER, '@@ -1,2 +1,2 @@', ...body, '-- ', '2.39.5');
    expect(onlyFile(diff)).toMatchObject({ additions: 2, deletions: 2 });
    expect(linesOf(onlyFile(diff)).map((line) => line.text)).toEqual([
      '-- a/x',
      '++ b/x',
      '@@ -1 +1 @@',
      'diff --git a/y b/y',
    ]);
    expect(diff.notes).toEqual([]);
  });

  it('marks the sides that end without a line feed', () => {
    const marker = '\\ No newline at end of file';
    const file = onlyFile(diffOf(...HEADER, '@@ -1 +1 @@', '-old', marker, '+new', marker));
    expect(linesOf(file).map(({ text, noNewline }) => [text, noNewline])).toEqual([
      ['old', true],
      ['new', true],
    ]);
  });

  it('keeps carriage returns and odd separators as content', () => {
    const texts = ['crlf\r', 'lone\rreturn', 'line\u2028separator', 'next\u0085line'];
    const file = onlyFile(diffOf(...HEADER, '@@ -0,0 +1,4 @@', ...texts.map((text) => `+${text}`)));
    expect(linesOf(file).map((line) => line.text)).toEqual(texts);
  });

  it('takes an empty line for empty context', () => {
    const file = onlyFile(diffOf(...HEADER, '@@ -1,2 +1,3 @@', '', '+x', ' end'));
    expect(linesOf(file)[0]).toEqual({ kind: 'context', oldLine: 1, newLine: 1, text: '', noNewline: false });
  });

  it('reads the last line when the input ends without a line feed', () => {
    const diff = parseDiff(Buffer.from(`${HEADER.join('\n')}\n@@ -1 +1 @@\n-a\n+b`));
    expect(linesOf(onlyFile(diff)).map((line) => line.text)).toEqual(['a', 'b']);
    expect(diff.notes).toEqual([]);
  });

  it('decodes text that is not UTF-8 with replacement characters', () => {
    const bytes = Buffer.concat([Buffer.from(`${HEADER.join('\n')}\n@@ -0,0 +1 @@\n+`), Buffer.from([0xff, 0x0a])]);
    expect(linesOf(onlyFile(parseDiff(bytes)))[0]?.text).toBe('\ufffd');
  });

  it('skips mail around and junk between files', () => {
    const mail = ['From 0123 Mon Sep 17 00:00:00 2001', 'Subject: [PATCH] x', '', '---', ' f | 2 +-', ''];
    const hunk = ['@@ -1 +1 @@', '-a', '+b'];
    const diff = diffOf(
      ...mail,
      ...HEADER,
      ...hunk,
      'JUNK',
      'diff --git a/g b/g',
      'old mode 100644',
      'new mode 100755',
      '-- ',
      '2.39.5',
    );
    expect(diff.files.map((file) => file.newPath)).toEqual(['f', 'g']);
    expect(diff.notes).toEqual([]);
  });
});

describe('DiffParser', () => {
  it('takes chunks that are plain byte arrays over a part of a larger buffer', () => {
    const bytes = Buffer.from(`xx${HEADER.join('\n')}\n@@ -1 +1 @@\n-a\n+b\n`);
    const parser = new DiffParser();
    parser.push(new Uint8Array(bytes.buffer, bytes.byteOffset + 2, bytes.length - 2));
    expect(linesOf(onlyFile(parser.end())).map((line) => line.text)).toEqual(['a', 'b']);
  });
});

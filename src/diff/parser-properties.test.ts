import fc from 'fast-check';
import { DiffParser, parseDiff } from './parser';
import { changes, countOf, printChange } from './testing/change';
import { linesOf, spelledOut } from './testing/view';

/** Pieces of the grammar, so that random inputs get past the first line. */
const fragments = fc.oneof(
  fc.constantFrom(
    'diff --git a/x b/x\n',
    'diff --git "a/\\303\\251" "b/\\303\\251"\n',
    'diff --cc m\n',
    'new file mode 100644\n',
    'deleted file mode 100644\n',
    'rename from p\n',
    'rename to q\n',
    'index 1..2\n',
    '--- a/x\n',
    '+++ b/x\n',
    '--- /dev/null\n',
    '@@ -1 +1 @@\n',
    '@@ -1,2 +1,3 @@ s\n',
    '@@ -99999999999999999999999,1 +1 @@\n',
    '@@@ -1 -1 +1 @@@\n',
    '-a\n',
    '+b\n',
    ' c\n',
    '\n',
    '\\ No newline at end of file\n',
    'GIT binary patch\n',
    'literal 1\n',
    'IcmZQz00IC20RR91\n',
    'Binary files a/x and b/x differ\n',
    '-- \n',
  ),
  fc.string({ maxLength: 8 }),
);
const grammar = fc.array(fragments, { maxLength: 40 }).map((parts) => Buffer.from(parts.join('')));
const anyBytes = fc.oneof(
  grammar,
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

function parseIn(chunks: readonly Buffer[], limits = {}): unknown {
  const parser = new DiffParser(limits);
  for (const chunk of chunks) parser.push(chunk);
  return spelledOut(parser.end());
}

function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

describe('parseDiff, for generated input', () => {
  it('finds the lines and totals of every printed change', () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 3 }), (all) => {
        const diff = parseDiff(Buffer.from(all.map((change, index) => printChange(change, `f${index}`)).join('')));
        expect(diff.notes).toEqual([]);
        expect(diff.files).toHaveLength(all.length);
        for (const [index, change] of all.entries()) {
          const file = diff.files[index]!;
          expect([file.additions, file.deletions]).toEqual([countOf(change, 'added'), countOf(change, 'removed')]);
          const oldTexts = change.lines.filter((line) => line.kind !== 'added');
          const newTexts = change.lines.filter((line) => line.kind !== 'removed');
          for (const line of linesOf(file)) {
            if (line.oldLine !== null) expect(line.text).toBe(oldTexts[line.oldLine - 1]?.text);
            if (line.newLine !== null) expect(line.text).toBe(newTexts[line.newLine - 1]?.text);
          }
        }
      }),
    );
  });

  it('gives the same result for every split into chunks', () => {
    fc.assert(
      fc.property(anyBytes, fc.array(fc.nat(), { maxLength: 6 }), (bytes, cuts) => {
        expect(parseIn(cutAt(bytes, cuts))).toEqual(parseIn([bytes]));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same result for every split under tight limits', () => {
    const limits = fc.record({ maxBytes: fc.nat(200), maxFiles: fc.nat(2), maxLineBytes: fc.nat(4) });
    fc.assert(
      fc.property(anyBytes, fc.array(fc.nat(), { maxLength: 6 }), limits, (bytes, cuts, limit) => {
        expect(parseIn(cutAt(bytes, cuts), limit)).toEqual(parseIn([bytes], limit));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and counts what its lines say', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const diff = parseDiff(bytes);
        for (const file of diff.files) {
          const lines = linesOf(file);
          expect(lines.filter((line) => line.kind === 'added')).toHaveLength(file.additions);
          expect(lines.filter((line) => line.kind === 'removed')).toHaveLength(file.deletions);
          expect(file.oldPath === null).toBe(file.status === 'added');
          expect(file.newPath === null).toBe(file.status === 'deleted');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

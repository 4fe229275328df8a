import { createTwoFilesPatch } from 'diff';
import fc from 'fast-check';
import { type FileDiff, parseDiff } from '../../src/diff';
import { oldContent } from './old-content';

function diffOf(before: string, after: string): FileDiff {
  const patch = createTwoFilesPatch('a/x', 'b/x', `${before}\n`, `${after}\n`, '', '', { context: 1 });
  return parseDiff(Buffer.from(patch.replace(/^=+\n/, ''))).files[0]!;
}

const content = fc
  .array(fc.constantFrom('a', 'b', 'c', '', 'd\r'), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.join('\n'));

describe('the old content', () => {
  it('comes back from the new one and the diff', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        fc.pre(before !== after);
        expect(oldContent(after, diffOf(before, after))).toBe(before);
      }),
    );
  });

  it('is not made up from a diff of another file', () => {
    const diff = diffOf('one\ntwo', 'one\nthree');
    expect(() => oldContent('one\nfour', diff)).toThrow('Line 2 of x is not what the diff says.');
  });
});

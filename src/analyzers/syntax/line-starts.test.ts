import fc from 'fast-check';
import { lineStarts } from './line-starts';

const text = fc.array(fc.constantFrom('a', '\n', '\r', '…', '😀')).map((parts) => parts.join(''));

describe('lineStarts', () => {
  it('counts the newlines before an offset, in whatever order it is asked', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(40)), (source, offsets) => {
        const lineAt = lineStarts(source);
        for (const offset of offsets) expect(lineAt(offset)).toBe(source.slice(0, offset).split('\n').length);
      }),
    );
  });
});

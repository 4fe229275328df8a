import fc from 'fast-check';
import { LineIndex } from './line-index';

describe('LineIndex', () => {
  it.each([
    ['', 0, 1, 1],
    ['ab', 2, 1, 3],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb\r\n', 6, 3, 1],
    ['😀x', 2, 1, 3],
  ])('places an offset of %j: %d', (text, offset, line, column) => {
    expect(new LineIndex(text).placeOf(offset)).toEqual({ line, column });
  });

  it('gives back every offset of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é') }), fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const { line, column } = new LineIndex(text).placeOf(offset);
        const before = text.split('\n').slice(0, line - 1);
        expect(before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1).toBe(offset);
      }),
    );
  });
});

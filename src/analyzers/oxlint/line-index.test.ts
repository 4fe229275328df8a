import fc from 'fast-check';
import { lineIndex } from './line-index';

describe('lineIndex', () => {
  it('counts line feeds before the byte', () => {
    const parts = fc.array(fc.constantFrom('a', 'é', '\n', '\r', '\u2028', ';'));
    fc.assert(
      fc.property(parts, fc.nat(40), (pieces, offset) => {
        const content = Buffer.from(pieces.join(''));
        fc.pre(offset < content.length);
        const feeds = content.subarray(0, offset).filter((byte) => byte === 0x0a).length;
        expect(lineIndex(content)(offset)).toBe(feeds + 1);
      }),
    );
  });

  it('stays within the file', () => {
    expect(lineIndex(Buffer.from('a\nb\n'))(99)).toBe(2);
    expect(lineIndex(Buffer.from('a\nb'))(99)).toBe(2);
    expect(lineIndex(Buffer.from(''))(0)).toBe(1);
  });
});

import fc from 'fast-check';
import { printable } from './printable';

describe('printable', () => {
  it('takes the sting out of terminal sequences and line breaks', () => {
    expect(printable('a\u001b[31mb\nc\u202ed')).toBe('a [31mb c d');
  });

  it('gives one short line without control characters for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const plain = printable(text);
        expect(plain).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(plain.length).toBeLessThanOrEqual(201);
      }),
    );
  });
});

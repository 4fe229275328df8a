import fc from 'fast-check';
import { printable } from './printable';

describe('printable', () => {
  it.each([
    ['plain text, ünïcode 🎉', 'plain text, ünïcode 🎉'],
    ['\u001b[31mred', '\\x1b[31mred'],
    ['a\tb', 'a  b'],
    ['a\nb\r', 'a\\x0ab\\x0d'],
    ['\u202eevil', '\\u{202e}evil'],
    ['zero\u200bwidth', 'zero\\u{200b}width'],
    ['\u009b31m', '\\x9b31m'],
    ['tag\u{e0041}, filler\u3164', 'tag\\u{e0041}, filler\\u{3164}'],
  ])('%j becomes %j', (given, shown) => expect(printable(given)).toBe(shown));

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

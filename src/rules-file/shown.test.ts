import fc from 'fast-check';
import { listed, printable, shown } from './shown';

describe('shown', () => {
  it('is one short line in one pair of backticks, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = shown(text);
        expect(result).toMatch(/^`[^`\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]*`$/u);
      }),
    );
    expect(shown('x'.repeat(500))).toBe(`\`${'x'.repeat(60)}…\``);
  });
});

describe('printable', () => {
  it.each([
    ['a\tb', 'a\\u{9}b'],
    ['\u202eabc', '\\u{202e}abc'],
    ['\ud800', '\\u{d800}'],
    ['ü😀', 'ü😀'],
  ])('writes %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});

describe('listed', () => {
  it.each([
    [[], ''],
    [['a'], '`a`'],
    [['a', 'b', 'c'], '`a`, `b` or `c`'],
  ])('joins %j', (names, expected) => {
    expect(listed(names)).toBe(expected);
  });
});

import fc from 'fast-check';
import { unquote } from './c-quote';

describe('unquote', () => {
  it('reads the escapes that git writes', () => {
    expect(unquote(String.raw`"a\tb\n\"\\\303\251\a" rest`, 0)).toEqual({ text: 'a\tb\n"\\\xc3\xa9\x07', end: 22 });
  });

  it.each([String.raw`"open`, String.raw`"bad \q"`, String.raw`"short \30"`, String.raw`"too large \400"`, '"\\'])(
    'refuses %s',
    (text) => {
      expect(unquote(text, 0)).toBeNull();
    },
  );

  it('undoes octal quoting of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const quoted = Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
        expect(unquote(`"${quoted}"`, 0)?.text).toBe(Buffer.from(bytes).toString('latin1'));
      }),
    );
  });
});

import fc from 'fast-check';
import { code, codeInTable, cut, escaped, fenced, isShowable, link, plain, prose } from './bitbucket-text';

function isWhole(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

const anything = fc.string({ unit: 'binary' });

describe('text for Bitbucket', () => {
  it.each([
    ['@{557058:abc} look', '@\u200b\\{557058:\u200babc\\} look'],
    ['see #12', 'see \\#12'],
    [':smile:', ':\u200bsmile:'],
    ['a | b', 'a &#124; b'],
    ['<b>&', '&lt;b&gt;&amp;'],
    ['https://evil.example', 'https:\u200b//evil.example'],
    ['1. first', '1\\. first'],
    ['a\nb\u202e', 'a b\\\\x'.replace('\\\\x', '\\\\u\\{202e\\}')],
  ])('%j is escaped as %j', (given, shown) => expect(escaped(given)).toBe(shown));

  it('never lets a mention, a tag, a table cell or a line end through', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const shown of [escaped(text), prose(text)]) {
          expect(shown).not.toMatch(/[\n\r\u202a-\u202e\u2066-\u2069\0]/);
        }
        expect(escaped(text)).not.toMatch(/[<>|~]|@(?!\u200b)|(?<!\\)[`[\]]/);
      }),
    );
  });

  it('keeps code in messages as code', () => {
    expect(prose('`os` is *not* used: remove `import os`.')).toBe('`os` is \\*not\\* used: remove `import os`.');
    expect(prose('an ` alone')).toBe('an \\` alone');
  });

  it('fences code longer than what is inside', () => {
    expect(code('a `b` c')).toBe('``a `b` c``');
    expect(code('`')).toBe('`` ` ``');
    expect(fenced('x ```` y', 'suggestion')).toBe('`````suggestion\nx ```` y\n`````');
    expect(codeInTable('a|b')).toBe('a&#124;b');
  });

  it('links to the web only', () => {
    expect(link('why', 'https://docs.example/a(b)?c')).toBe('[why](https://docs.example/a%28b%29?c)');
    expect(link('why', ['javascript', 'alert(1)'].join(':'))).toBeNull();
    expect(link('why', 'not an address')).toBeNull();
  });

  it('cuts without leaving half a character', () => {
    fc.assert(
      fc.property(anything, fc.nat(50), (text, max) => {
        const short = cut(text, max + 1);
        expect(short.length).toBeLessThanOrEqual(max + 1);
        if (isWhole(text)) expect(isWhole(short)).toBe(true);
      }),
    );
  });

  it('tells what can be shown letter by letter', () => {
    expect(isShowable('a\n\tb')).toBe(true);
    expect(isShowable('a\r\nb')).toBe(false);
    expect(isShowable('a\u202eb')).toBe(false);
    expect(plain('  a \n b ')).toBe('a b');
  });
});

import fc from 'fast-check';
import { isFlow, isScript, scratchContent, scratchIndex, scratchName } from './prepare-file';

describe('scratchName', () => {
  it.each([
    ['src/App.TSX', '000007.tsx'],
    ['types/index.d.ts', '000007.d.ts'],
    ['a.test.mjs', '000007.test.mjs'],
    ['weird.js\n/../x.spec.cts', '000007.spec.cts'],
    ['no-ending', '000007.js'],
  ])('keeps of %j only what tells the language', (path, expected) => {
    expect(scratchName(7, path)).toBe(expected);
  });

  it('is always a plain name that leads back to its number', () => {
    fc.assert(
      fc.property(
        fc.nat(2_000_000),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('.js', '.d.mts', '.test.tsx', ''),
        (index, stem, ending) => {
          const name = scratchName(index, stem + ending);
          expect(name).toMatch(/^\d{6,}(\.test|\.spec)?(\.d)?\.[cm]?[jt]sx?$/);
          expect(scratchIndex(name)).toBe(index);
          expect(scratchIndex(`/tmp/folder/${name}`)).toBe(index);
        },
      ),
    );
  });
});

describe('isScript', () => {
  it('goes by the ending', () => {
    expect(['a.js', 'a.JSX', 'a.mts', 'a.d.cts'].map(isScript)).toEqual([true, true, true, true]);
    expect(['a.json', 'js', 'a.js.map', 'a.vue', 'a.jsxx'].map(isScript)).toEqual([false, false, false, false, false]);
  });
});

describe('scratchContent', () => {
  it('takes the silencers out and leaves every character of other text in its place', () => {
    const prepare = (text: string): string => scratchContent({ content: Buffer.from(text) }).toString();
    expect(prepare('/* eslint-disable */ // oxlint-enable')).toBe('/* eslin_-disable */ // oxlin_-enable');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/able/i.test(text) && !text.startsWith('\ufeff'));
        expect(prepare(text)).toBe(Buffer.from(text).toString());
      }),
    );
  });
});

describe('isFlow', () => {
  it('looks at the first comment only', () => {
    expect(isFlow(Buffer.from('// @flow strict\n'))).toBe(true);
    expect(isFlow(Buffer.from('/*\n * @flow\n */'))).toBe(true);
    expect(isFlow(Buffer.from('const a = "@flow";'))).toBe(false);
    expect(isFlow(Buffer.from('// a flow of data'))).toBe(false);
  });
});

import fc from 'fast-check';
import { codeTokens } from './code-tokens';
import { copiedCode } from './copied-code';
import { changeOf } from './testing/change-view';

const BLOCK = Array.from(
  { length: 12 },
  (_, at) => `  const total${at} = prices.filter(isOpen${at}).map((one) => one.amount * rate${at});`,
);

interface Version {
  readonly path: string;
  /** Lines that were there before, then lines that are new. */
  readonly old?: readonly string[];
  readonly added: readonly string[];
}

function found(...files: readonly Version[]): readonly string[] {
  const change = changeOf(...files.map(({ path, added }) => ({ path, added })));
  const headFiles = new Map(
    // The first line is the context that the diff of `changeOf` begins with.
    files.map(({ path, old = [], added }) => {
      const text = ['unchanged', ...added, ...old].join('\n');
      return [path, { id: path, path, content: Buffer.from(text) }] as const;
    }),
  );
  return copiedCode
    .find({ ...change, headFiles })
    .map(
      ({ path, lines, message }) =>
        `${path}:${lines?.start}-${lines?.end} ${/lines \d+ to \d+ of \S+/.exec(message)?.[0]}`,
    );
}

describe('copied code', () => {
  it('is told once, with the place that it repeats', () => {
    const b = { path: 'src/b.ts', old: ['more();', ...BLOCK], added: ['run();'] };
    expect(found({ path: 'src/a.ts', added: ['go();', ...BLOCK, 'end();'] }, b)).toEqual([
      'src/a.ts:3-14 lines 4 to 15 of src/b.ts.',
    ]);
  });

  it('is found in the same file, and of two new ones the later is told', () => {
    expect(found({ path: 'a.ts', added: [...BLOCK, 'a();', ...BLOCK] })).toEqual(['a.ts:15-26 lines 2 to 13 of this']);
    expect(found({ path: 'a.ts', added: BLOCK }, { path: 'b.ts', added: BLOCK })).toEqual([
      'b.ts:2-13 lines 2 to 13 of a.ts.',
    ]);
  });

  it('is none where the layout and the comments differ but the words do not', () => {
    const other = BLOCK.map((line) => `${line.replace(' = ', '   =   ')} // as before`);
    expect(found({ path: 'a.ts', added: BLOCK }, { path: 'b.ts', added: other })).toHaveLength(1);
    const renamed = BLOCK.map((line) => line.replace('amount', 'value'));
    expect(found({ path: 'a.ts', added: BLOCK }, { path: 'b.ts', added: renamed })).toEqual([]);
  });

  it('is none where it is short, a list, an import, a test, or was there before', () => {
    expect(found({ path: 'a.ts', added: BLOCK.slice(0, 3) }, { path: 'b.ts', added: BLOCK.slice(0, 3) })).toEqual([]);
    const list = Array.from({ length: 60 }, () => '  [0, 1, 2],');
    expect(found({ path: 'a.ts', added: list }, { path: 'b.ts', added: list })).toEqual([]);
    const imports = BLOCK.map((line) => `import ${line}`);
    expect(found({ path: 'a.ts', added: imports }, { path: 'b.ts', added: imports })).toEqual([]);
    expect(found({ path: 'a.ts', added: BLOCK }, { path: 'b.test.ts', added: BLOCK })).toEqual([]);
    expect(found({ path: 'a.ts', old: BLOCK, added: [] }, { path: 'b.ts', old: BLOCK, added: ['x();'] })).toEqual([]);
  });

  it('takes any text, in time that grows with it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void codeTokens(text, 'javascript', new Map())));
    const hostile = ['/*', '`"\'', '"\\', '`\n"', '#', '`\\a'].map((text) => text.repeat(30_000));
    for (const text of [...hostile, 'a b c d e f g h i j k l m n o p q r s t u v w x y z\n'.repeat(3000)])
      found({ path: 'a.ts', added: [text] });
    for (const text of hostile)
      for (const language of ['javascript', 'python'] as const) codeTokens(text, language, new Map());
  });
});

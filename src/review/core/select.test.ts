import type { FileDiff } from '../../diff';
import { selectFiles, skipByContent } from './select';

function file(newPath: string | null, more: Partial<FileDiff> = {}): FileDiff {
  return {
    status: 'modified',
    oldPath: newPath,
    newPath,
    oldMode: null,
    newMode: '100644',
    oldBlob: 'a',
    newBlob: 'b',
    binary: false,
    similarity: null,
    additions: 1,
    deletions: 0,
    hunks: [],
    ...more,
  };
}

describe('selectFiles', () => {
  it('gives every file it leaves out a reason', () => {
    const { selected, skipped } = selectFiles(
      [
        file('src/a.ts'),
        file('src/b.test.ts'),
        file('docs/a.md'),
        file('src/logo.png', { binary: true }),
        file('src/link', { newMode: '120000' }),
        file('src/module', { newMode: '160000' }),
        file('src/yarn.lock'),
        file(null, { oldPath: 'src/gone.ts' }),
      ],
      { include: ['src/**'], ignore: ['**/*.test.ts'] },
    );
    expect(selected.map((each) => each.newPath)).toEqual(['src/a.ts']);
    expect(skipped).toEqual([
      { path: 'src/b.test.ts', reason: 'ignored by the rules file' },
      { path: 'docs/a.md', reason: 'not among the included paths' },
      { path: 'src/logo.png', reason: 'binary' },
      { path: 'src/link', reason: 'a symbolic link' },
      { path: 'src/module', reason: 'a submodule' },
      { path: 'src/yarn.lock', reason: 'a lock file' },
    ]);
  });

  it('reads dot files too', () => {
    expect(selectFiles([file('.github/workflows/a.yml')], { include: ['**/*.yml'], ignore: [] }).selected).toHaveLength(
      1,
    );
  });
});

describe('skipByContent', () => {
  it.each<[string, Uint8Array, string | null]>([
    ['text', Buffer.from('const a = "é";\n'), null],
    ['nothing', Buffer.alloc(0), null],
    ['a NUL byte', Buffer.from('a\0b'), 'binary'],
    ['UTF-16', Buffer.from('\ufeffconst a = 1', 'utf16le'), 'UTF-16 text: only UTF-8 is analysed'],
    ['Latin-1', Buffer.from('caf\xe9\n', 'latin1'), 'not valid UTF-8'],
    ['a generator’s mark', Buffer.from('// @generated\n'), 'generated'],
  ])('judges %s', (_, bytes, reason) => expect(skipByContent('a.js', bytes)).toBe(reason));
});

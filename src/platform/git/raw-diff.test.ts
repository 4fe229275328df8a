import fc from 'fast-check';
import { parseRawDiff } from './raw-diff';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const NONE = '0'.repeat(40);

function parse(...fields: string[]): ReturnType<typeof parseRawDiff> {
  return parseRawDiff(Buffer.from(fields.map((field) => `${field}\0`).join('')));
}

describe('parseRawDiff', () => {
  it('reads every kind of change', () => {
    expect(
      parse(
        `:000000 100644 ${NONE} ${A} A`,
        'new.ts',
        `:100755 000000 ${A} ${NONE} D`,
        'old.ts',
        `:100644 100755 ${A} ${B} M`,
        'same.ts',
        `:100644 100644 ${A} ${B} R086`,
        'from.ts',
        'to.ts',
      ),
    ).toEqual([
      { status: 'added', oldPath: null, newPath: 'new.ts', oldBlob: null, newBlob: A, type: 'file' },
      { status: 'deleted', oldPath: 'old.ts', newPath: null, oldBlob: A, newBlob: null, type: 'file' },
      { status: 'modified', oldPath: 'same.ts', newPath: 'same.ts', oldBlob: A, newBlob: B, type: 'file' },
      { status: 'renamed', oldPath: 'from.ts', newPath: 'to.ts', oldBlob: A, newBlob: B, type: 'file' },
    ]);
  });

  it('gives no content of links and submodules', () => {
    const [link, submodule, turned] = parse(
      `:000000 120000 ${NONE} ${A} A`,
      'link',
      `:160000 160000 ${A} ${B} M`,
      'vendor/lib',
      `:100644 120000 ${A} ${B} T`,
      'was-a-file',
    );
    expect(link).toMatchObject({ type: 'symlink', oldBlob: null, newBlob: null });
    expect(submodule).toMatchObject({ type: 'submodule', status: 'modified', oldBlob: null, newBlob: null });
    expect(turned).toMatchObject({ type: 'symlink', status: 'modified', oldBlob: A, newBlob: null });
  });

  it('takes any bytes for a path', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }).filter((path) => !path.includes('\0')),
        (path) => {
          const expected = Buffer.from(path).toString('utf8');
          expect(parse(`:100644 100644 ${A} ${B} M`, path)[0]?.newPath).toBe(expected);
        },
      ),
    );
    const latin1 = Buffer.from(`:100644 100644 ${A} ${B} M\0caf\xe9\0`, 'latin1');
    expect(parseRawDiff(latin1)[0]?.newPath).toBe('caf\ufffd');
  });
});

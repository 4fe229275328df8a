import { readProgram } from '../loom';
import { misfits } from './callers';
import { outlineOf } from './outline';

type Version = readonly [path: string, base: string | null, head: string];

const found = (...files: readonly Version[]): Promise<readonly string[]> => foundBeside(null, ...files);

async function foundBeside(
  paths: ReadonlySet<string> | null,
  ...files: readonly Version[]
): Promise<readonly string[]> {
  const outlined = await Promise.all(
    files.map(async ([path, base, head]) => ({
      path,
      outline: outlineOf(base === null ? null : await readProgram(path, base), (await readProgram(path, head))!),
    })),
  );
  return (await misfits(outlined, paths)).map(({ rule, path, line }) => `${rule} ${path}:${line}`);
}

describe('callers of what a change gave other parameters', () => {
  it('are found in the other files of the change', async () => {
    const price: Version = ['src/price.ts', 'export function price(a) {}', 'export function price(a, b) {}'];
    expect(await found(price, ['src/a.ts', 'x();', "import { price } from './price';\nprice(1);\nx(1);"])).toEqual([
      'stale-call src/a.ts:2',
    ]);
    expect(await found(price, ['src/a.ts', 'x();', "import { price as p } from './price.js';\np(1, 2);"])).toEqual([]);
    expect(await found(price, ['src/a.ts', 'x();', "import { price } from './other';\nprice(1);"])).toEqual([]);
    expect(await found(price, ['src/a.ts', 'x();', "import { price } from './price';\nprice(...all);"])).toEqual([]);
  });

  it('are found by a place below the sources, the nearest that is there', async () => {
    const price: Version = ['src/lib/price.ts', 'export function price(a) {}', 'export function price(a, b) {}'];
    const user: Version = ['web/src/a.ts', 'x();', "import { price } from '@/lib/price';\nprice(1);"];
    expect(await found(price, user)).toEqual(['stale-call web/src/a.ts:2']);
    expect(await foundBeside(new Set(['web/src/lib/price.ts']), price, user)).toEqual([]);
  });

  it('are found in the same file', async () => {
    const base = 'const f = (a) => a;\nf(1);\n';
    expect(await found(['a.js', base, 'const f = (a, b) => a + b;\nf(1);\n'])).toEqual(['stale-call a.js:2']);
    expect(await found(['a.js', base, 'const f = (a, b = 1) => a + b;\nf(1);\n'])).toEqual([]);
    expect(await found(['a.ts', base, 'const f = (a, b?: number) => a + b;\nf(1);\n'])).toEqual([]);
  });

  it('are found in Python, by module and by package', async () => {
    const price: Version = ['shop/price.py', 'def price(a, b):\n    pass\n', 'def price(a):\n    pass\n'];
    expect(await found(price, ['shop/a.py', 'x()\n', 'from .price import price\nprice(1, 2)\n'])).toEqual([
      'stale-call shop/a.py:2',
    ]);
    expect(await found(price, ['b.py', 'x()\n', 'from shop.price import price\nprice(1)\n'])).toEqual([]);
    const inside: Version = ['backend/shop/price.py', price[1], price[2]];
    expect(await found(inside, ['backend/b.py', 'x()\n', 'from shop.price import price\nprice(1, 2)\n'])).toEqual([
      'stale-call backend/b.py:2',
    ]);
    expect(await found(price, ['b.py', 'x()\n', 'from shop.price import price\nprice(a=1, b=2)\n'])).toEqual([]);
  });
});

describe('imports of what a change took out', () => {
  const gone: Version = ['src/b.ts', 'export const a = 1;\nexport const b = 2;', 'export const b = 2;'];

  it('are found', async () => {
    expect(await found(gone, ['src/a.ts', 'x();', "import { a, b } from './b';\nx(a, b);"])).toEqual([
      'missing-import src/a.ts:1',
    ]);
  });

  it('are none where the name is handed on', async () => {
    const moved: Version = ['src/b.ts', gone[1], "export { a } from './c';\nexport const b = 2;"];
    expect(await found(moved, ['src/a.ts', 'x();', "import { a } from './b';\nx(a);"])).toEqual([]);
    const all: Version = ['b.py', 'a = 1\n', 'from c import *\n'];
    expect(await found(all, ['a.py', 'x()\n', 'from b import a\nx(a)\n'])).toEqual([]);
  });
});

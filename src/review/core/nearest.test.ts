import { nearest } from './nearest';

describe('nearest', () => {
  const paths = ['docs/a.ts', 'shop/api/b.ts', 'shop/c.ts', 'shop/api/orders/d.ts', 'e.ts'];

  it('prefers what lies beside the change, then what lies above it', () => {
    expect(nearest(paths, ['shop/api/orders/x.ts'], 3)).toEqual(['shop/api/orders/d.ts', 'shop/api/b.ts', 'shop/c.ts']);
  });

  it('looks at the nearest of several changed files', () => {
    expect(nearest(paths, ['y.ts', 'docs/z.ts'], 1)).toEqual(['docs/a.ts']);
  });

  it('prefers what lies right above the change to what lies deep in another folder', () => {
    expect(nearest(['shop/api/b.ts', 'shop/c.ts', 'e.ts'], ['shop/web/x.ts'], 1)).toEqual(['shop/c.ts']);
  });

  it('leaves what fits as it is', () => {
    expect(nearest(paths, ['shop/c.ts'], 5)).toBe(paths);
  });
});

import { isModule, splitName } from './module-files';

const splits = (name: string): readonly string[] =>
  splitName(name).map(({ module, rest }) => `${module} ${rest.join('>')}`);

describe('splitName', () => {
  it('tries the longest module first', () => {
    expect(splits('./lib/user.service.find')).toEqual([
      './lib/user.service.find ',
      './lib/user.service find',
      './lib/user service>find',
    ]);
    expect(splits('app.db.run')).toEqual(['app.db.run ', 'app.db run', 'app db>run']);
  });

  it('leaves leading dots with the module', () => {
    expect(splits('..models.find')).toEqual(['..models.find ', '..models find']);
    expect(splits('../db.run')).toEqual(['../db.run ', '../db run']);
  });
});

describe('isModule', () => {
  it.each([
    ['./db', 'src/a.js', 'src/db.js', true],
    ['./db', 'src/a.js', 'src/db/index.ts', true],
    ['./db.js', 'src/a.ts', 'src/db.ts', true],
    ['../db', 'src/web/a.js', 'src/db.js', true],
    ['./db', 'src/web/a.js', 'src/db.js', false],
    ['db', 'src/a.js', 'src/db.js', false],
    ['@/lib/db', 'src/web/a.js', 'src/lib/db.ts', true],
    ['~/db', 'shop/app/routes/a.tsx', 'shop/app/db.server.ts', false],
    ['~/db.server', 'shop/app/routes/a.tsx', 'shop/app/db.server.ts', true],
    ['#/db.js', 'packages/web/src/a.ts', 'packages/web/src/db.ts', true],
    ['@/db', 'packages/web/src/a.ts', 'db/index.js', true],
    ['@/db', 'packages/web/src/a.ts', 'packages/api/src/db.ts', false],
    ['@shop/db', 'src/a.ts', 'src/db.ts', false],
  ])('finds %s of %s: %s is %s', (module, from, path, expected) => {
    expect(isModule('javascript', module, from, path)).toBe(expected);
  });

  it.each([
    ['.db', 'app/views.py', 'app/db.py', true],
    ['.', 'app/views.py', 'app/__init__.py', true],
    ['..db', 'app/web/views.py', 'app/db.py', true],
    ['app.db', 'app/web/views.py', 'src/app/db.py', true],
    ['app.db', 'app/web/views.py', 'app/db/__init__.py', true],
    ['db', 'app/views.py', 'app/mydb.py', false],
    ['app.db', 'backend/app/web/views.py', 'backend/app/db.py', true],
    ['logging', 'app/views.py', 'app/logging.py', false],
    ['.', 'app/web/views.py', 'app/web/__init__.py', true],
  ])('finds %s of %s in Python: %s is %s', (module, from, path, expected) => {
    expect(isModule('python', module, from, path)).toBe(expected);
  });

  it('finds a package of Go by its folder, and nothing where a language has no modules', () => {
    expect(isModule('go', 'store', 'cmd/main.go', 'internal/store/users.go')).toBe(true);
    expect(isModule('java', 'store', 'A.java', 'store/B.java')).toBe(false);
  });
});

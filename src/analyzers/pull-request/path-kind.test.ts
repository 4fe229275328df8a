import { isProductCode, isProse, isTestPath, printsByDesign } from './path-kind';

describe('kinds of paths', () => {
  it('tells tests by folder and by name', () => {
    for (const path of [
      'test/a.c',
      'src/__tests__/a.js',
      'a.spec.tsx',
      'a_test.go',
      'x/conftest.py',
      'e2e/login.ts',
      'FooTests.cs',
    ]) {
      expect([path, isTestPath(path)]).toEqual([path, true]);
    }
    for (const path of ['src/latest.ts', 'contest/a.py', 'src/testimony.go', 'attest.rb', 'src/Audit.java']) {
      expect([path, isTestPath(path)]).toEqual([path, false]);
    }
  });

  it('knows where printing is the purpose', () => {
    expect(['scripts/a.js', 'src/cli/run.ts', 'jest.config.js'].map(printsByDesign)).toEqual([true, true, true]);
    expect(['src/client.ts', 'src/binary/a.ts'].map(printsByDesign)).toEqual([false, false]);
  });

  it('tells code from configuration and prose', () => {
    expect(['a.py', 'a.yml', 'a.md', 'a.test.ts', 'LICENSE'].map(isProductCode)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(['a.md', 'a.rst', 'a.txt'].map(isProse)).toEqual([true, true, false]);
  });
});

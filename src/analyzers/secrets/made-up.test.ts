import { hasBareValues, holdsExamples } from './made-up';

describe('where credentials are made up', () => {
  it('is in tests, documentation, samples and translations', () => {
    for (const path of [
      'test/a.js',
      'src/a.test.ts',
      'docs/setup.txt',
      'README.md',
      '.env.example',
      'locales/de.json',
      'pkg/a_test.go',
      'conftest.py',
    ]) {
      expect([path, holdsExamples(path)]).toEqual([path, true]);
    }
  });

  it('is not in code and configuration', () => {
    for (const path of ['src/app.ts', '.env', 'config/production.yml', 'contest.py', 'src/latest/a.go', '.npmrc']) {
      expect([path, holdsExamples(path)]).toEqual([path, false]);
    }
  });

  it('knows where a value needs no quotes', () => {
    expect(['.env', 'a.properties', 'a.yml', 'run.sh', 'Dockerfile'].every(hasBareValues)).toBe(true);
    expect(['a.ts', 'a.py', 'a.tf', 'a.json'].some(hasBareValues)).toBe(false);
  });
});

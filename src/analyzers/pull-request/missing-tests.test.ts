import { missingTests } from './missing-tests';
import { changeOf } from './testing/change-view';

const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index}`);

describe('missing tests', () => {
  it('is one line about the whole change', () => {
    const findings = missingTests.find(
      changeOf({ path: 'src/a.go', added: lines(20) }, { path: 'src/b.go', added: lines(11) }),
    );
    expect(findings).toMatchObject([
      { rule: 'pull-request/missing-tests', severity: 'info', category: 'test', path: null, lines: null },
    ]);
    expect(findings[0]!.message).toContain('31 lines');
  });

  it('is silent when any test changes, by whatever convention', () => {
    const code = { path: 'src/a.ts', added: lines(100) };
    for (const path of [
      'src/a.test.ts',
      'tests/a.py',
      'pkg/test_a.py',
      'a_test.go',
      'spec/a_spec.rb',
      'src/test/java/ATest.java',
      'src/AIT.java',
    ]) {
      expect(missingTests.find(changeOf(code, { path, added: ['x'] }))).toEqual([]);
    }
  });

  it('is silent about small changes, prose, configuration and generated code', () => {
    expect(missingTests.find(changeOf({ path: 'src/a.ts', added: lines(30) }))).toEqual([]);
    expect(
      missingTests.find(changeOf({ path: 'README.md', added: lines(300) }, { path: 'ci.yml', added: lines(99) })),
    ).toEqual([]);
    expect(missingTests.find(changeOf({ path: 'src/api.pb.go', added: lines(300), selected: false }))).toEqual([]);
  });
});

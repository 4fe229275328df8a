import { lostTests } from './lost-tests';
import { changeOf } from './testing/change-view';

const code = { path: 'src/a.ts', added: ['export const a = 1;'] };

function skipped(path: string, line: string): number {
  return lostTests.find(changeOf({ path, added: [line] })).filter(({ rule }) => rule.endsWith('skipped-test')).length;
}

describe('tests that no longer run', () => {
  it.each([
    ['src/a.test.ts', "  it.skip('works', () => {});"],
    ['src/a.test.ts', "xdescribe('all', () => {"],
    ['tests/test_a.py', '@pytest.mark.skip(reason="later")'],
    ['src/test/java/ATest.java', '    @Disabled'],
    ['ATests.cs', '    [Fact(Skip = "flaky")]'],
    ['a_test.go', '\tt.Skip("flaky")'],
    ['spec/a_spec.rb', "  xit 'works' do"],
    ['tests/ATest.php', '        $this->markTestSkipped();'],
  ])('%s: %s is put aside', (path, line) => expect(skipped(path, line)).toBe(1));

  it.each([
    ['src/a.ts', "  it.skip('works', () => {});"],
    ['src/a.test.ts', "  it('skips what is done', () => {});"],
    ['tests/test_a.py', '@pytest.mark.skipif(sys.platform == "win32", reason="no fork")'],
    ['a_test.go', '\t\tt.Skip("not on this system")'],
    ['spec/a_spec.rb', '  skip_before_action :login'],
  ])('%s: %s runs', (path, line) => expect(skipped(path, line)).toBe(0));

  it('counts tests that were taken out and not put elsewhere', () => {
    const removed = ["it('adds', () => {});", "it('subtracts', () => {});"];
    const findings = lostTests.find(changeOf(code, { path: 'src/a.test.ts', removed }));
    expect(findings).toMatchObject([{ rule: 'pull-request/removed-tests', path: 'src/a.test.ts', lines: null }]);
    expect(findings[0]!.message).toContain('2 tests are taken out');
    expect(
      lostTests.find(changeOf(code, { path: 'src/a.test.ts', removed }, { path: 'src/b.test.ts', added: removed })),
    ).toEqual([]);
  });

  it('lets tests go with the code they were for', () => {
    const removed = ["it('adds', () => {});"];
    const less = { path: 'src/a.ts', removed: Array.from({ length: 20 }, (_, at) => `line ${at}`) };
    expect(lostTests.find(changeOf(less, { path: 'src/a.test.ts', removed }))).toEqual([]);
  });
});

import { changeSize } from './change-size';
import { changeOf } from './testing/change-view';

const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index}`);

describe('change size', () => {
  it('mentions a change of more than a thousand lines, once and without a place', () => {
    const findings = changeSize.find(
      changeOf({ path: 'a.ts', added: lines(900), removed: lines(50) }, { path: 'b.ts', added: lines(51) }),
    );
    expect(findings).toMatchObject([{ rule: 'pull-request/large-change', severity: 'info', path: null, lines: null }]);
    expect(findings[0]!.message).toContain('1001 lines in 2 files');
  });

  it('mentions a change of more than fifty files', () => {
    const edits = Array.from({ length: 51 }, (_, index) => ({ path: `src/${index}.ts`, added: ['a'] }));
    expect(changeSize.find(changeOf(...edits))).toHaveLength(1);
    expect(changeSize.find(changeOf(...edits.slice(1)))).toEqual([]);
  });

  it('does not count what people did not write', () => {
    expect(
      changeSize.find(
        changeOf({ path: 'package-lock.json', added: lines(5000), selected: false }, { path: 'a.ts', added: ['a'] }),
      ),
    ).toEqual([]);
    expect(changeSize.find(changeOf({ path: 'a.ts', added: lines(1000) }))).toEqual([]);
  });
});

import { largeFiles } from './large-files';
import { changeOf } from './testing/change-view';

describe('large files', () => {
  it('warns of a new binary over a megabyte', () => {
    const findings = largeFiles.find(changeOf({ path: 'demo.mp4', status: 'added', binary: true, size: 12_340_000 }));
    expect(findings).toMatchObject([
      { rule: 'pull-request/large-binary', severity: 'warning', path: 'demo.mp4', lines: null },
    ]);
    expect(findings[0]!.message).toContain('12.3 MB');
  });

  it('mentions a new text file over a megabyte, even one that is not selected', () => {
    const edit = { path: 'dump.sql', status: 'added', added: ['x'], size: 2_000_000, selected: false } as const;
    expect(largeFiles.find(changeOf(edit))).toMatchObject([{ rule: 'pull-request/large-text-file', severity: 'info' }]);
  });

  it('is silent about smaller files, changed files and files of unknown size', () => {
    expect(largeFiles.find(changeOf({ path: 'a.png', status: 'added', binary: true, size: 1_000_000 }))).toEqual([]);
    expect(largeFiles.find(changeOf({ path: 'a.sql', added: ['x'], size: 9_000_000 }))).toEqual([]);
    const unknown = changeOf({ path: 'a.png', status: 'added', binary: true });
    expect(largeFiles.find({ ...unknown, headSizes: new Map() })).toEqual([]);
  });
});

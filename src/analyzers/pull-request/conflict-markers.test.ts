import { conflictMarkers } from './conflict-markers';
import { changeOf } from './testing/change-view';

const OURS = `${'<'.repeat(7)} HEAD`;
const THEIRS = `${'>'.repeat(7)} feature/x`;
const DIVIDER = '='.repeat(7);

function linesIn(path: string, added: readonly string[]): unknown[] {
  return conflictMarkers.find(changeOf({ path, added, status: 'added' })).map(({ lines }) => lines);
}

describe('conflict markers', () => {
  it('are one finding per conflict, over all of its lines', () => {
    const conflict = [OURS, 'a = 1', DIVIDER, 'a = 2', THEIRS];
    expect(linesIn('src/a.ts', ['x', ...conflict, 'y', ...conflict])).toEqual([
      { start: 2, end: 6 },
      { start: 8, end: 12 },
    ]);
  });

  it('are found with the style that also shows the ancestor, and before a carriage return', () => {
    expect(
      linesIn(
        'a.java',
        [OURS, 'a', `${'|'.repeat(7)} base`, 'b', DIVIDER, 'c', THEIRS].map((line) => `${line}\r`),
      ),
    ).toEqual([{ start: 1, end: 7 }]);
  });

  it('are found when only one end of the conflict was left', () => {
    expect(linesIn('a.py', ['a = 1', THEIRS])).toEqual([{ start: 2, end: 2 }]);
    expect(linesIn('a.py', [OURS, 'a = 1', OURS])).toEqual([
      { start: 1, end: 1 },
      { start: 3, end: 3 },
    ]);
  });

  it('are not the underline of a heading, and not a longer row', () => {
    expect(linesIn('README.rst', ['Heading', DIVIDER])).toEqual([]);
    expect(
      linesIn('a.txt', ['Heading', DIVIDER, '<'.repeat(9), '>'.repeat(12), `  ${OURS}`, '>'.repeat(7) + 'x']),
    ).toEqual([]);
  });

  it('have to be complete in prose, which may show one of them', () => {
    expect(linesIn('docs/merge.md', ['Look for', OURS])).toEqual([]);
    expect(linesIn('docs/merge.md', [OURS, 'a', DIVIDER, 'b', THEIRS])).toEqual([{ start: 1, end: 5 }]);
  });

  it('are not looked for in context or removed lines', () => {
    expect(conflictMarkers.find(changeOf({ path: 'a.ts', removed: [OURS, DIVIDER, THEIRS], added: ['a'] }))).toEqual(
      [],
    );
  });

  it('block the merge', () => {
    expect(conflictMarkers.find(changeOf({ path: 'a.ts', added: [OURS] }))).toMatchObject([
      { rule: 'pull-request/conflict-marker', severity: 'blocker', path: 'a.ts' },
    ]);
  });
});

import { createFileBoard } from './file-board';
import { sourceFiles } from './testing/files';

describe('createFileBoard', () => {
  it('hands each file out once, those given back first', () => {
    const board = createFileBoard<never>(sourceFiles(['a', 'b', 'c', 'd']));
    expect([board.take(), board.take(), board.take()]).toEqual([0, 1, 2]);
    board.giveBack([1, 2]);
    expect([board.take(), board.take(), board.take(), board.take()]).toEqual([1, 2, 3, null]);
    expect(board.waiting).toBe(0);
  });

  it('hands the longest out first', () => {
    const board = createFileBoard(sourceFiles(['a', 'bbb', 'cc']));
    expect([board.take(), board.take(), board.take()]).toEqual([1, 2, 0]);
  });

  it('reports what was settled, what failed and what was not reached, in the order of the files', () => {
    const board = createFileBoard<never>(sourceFiles(['a', 'b', 'c']));
    board.fail(2, 'broken');
    board.settle(0, []);
    expect(board.reports('not reached')).toEqual([
      { id: 'id0', path: 'folder/0.txt', findings: [] },
      { id: 'id1', path: 'folder/1.txt', findings: [], error: 'not reached' },
      { id: 'id2', path: 'folder/2.txt', findings: [], error: 'broken' },
    ]);
  });
});

import { type HunkRow, HunkTable } from './hunk-table';

function rowAt(index: number): HunkRow {
  const base = index * 10;
  return {
    oldStart: base,
    oldCount: base + 1,
    newStart: base + 2,
    newCount: base + 3,
    sectionStart: base + 4,
    bodyStart: base + 5,
    bodyEnd: base + 6,
  };
}

describe('HunkTable', () => {
  it('keeps rows over many pages', () => {
    const table = new HunkTable();
    for (let index = 0; index < 3000; index++) expect(table.add(rowAt(index))).toBe(index);
    for (const index of [0, 1023, 1024, 2047, 2048, 2999]) expect(table.row(index)).toEqual(rowAt(index));
  });

  it('extends only the last row', () => {
    const table = new HunkTable();
    for (let index = 0; index < 1025; index++) table.add(rowAt(index));
    table.extendLast(0xffff_fff0);
    expect(table.row(1024).bodyEnd).toBe(0xffff_fff0);
    expect(table.row(1023)).toEqual(rowAt(1023));
  });
});

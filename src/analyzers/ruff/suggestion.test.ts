import type { RuffDiagnostic, RuffEdit } from './diagnostic';
import { replacementOf } from './suggestion';

const lines = ['import os', 'if x is "a":', '    y = (', '        1,', '    )'];

function diagnostic(code: string, ...edits: readonly RuffEdit[]): RuffDiagnostic {
  const { location, end_location } = edits[0]!;
  return { code, message: '', start_location: location, end_location, fix: { edits } };
}

function edit(
  content: string | null,
  [row, column]: [number, number],
  [endRow, endColumn]: [number, number],
): RuffEdit {
  return { content, location: { row, column }, end_location: { row: endRow, column: endColumn } };
}

describe('suggestions', () => {
  it('are the whole line with the fix in it', () => {
    expect(replacementOf(diagnostic('F632', edit('x == "a"', [2, 4], [2, 12])), lines)).toEqual({
      start: 2,
      end: 2,
      text: 'if x == "a":',
    });
  });

  it('may span lines', () => {
    expect(replacementOf(diagnostic('B033', edit('{1}', [3, 9], [5, 6])), lines)).toEqual({
      start: 3,
      end: 5,
      text: '    y = {1}',
    });
  });

  it('are not made from fixes that may change what the program does', () => {
    expect(replacementOf(diagnostic('B006', edit('None', [2, 4], [2, 12])), lines)).toBeNull();
  });

  it('are not made when lines go away, in parts, elsewhere, or with foreign line endings', () => {
    const good = edit('x == "a"', [2, 4], [2, 12]);
    expect(replacementOf(diagnostic('F401', edit(null, [1, 1], [2, 1])), lines)).toBeNull();
    expect(replacementOf(diagnostic('F401', edit(null, [1, 1], [1, 10])), lines)).toBeNull();
    expect(replacementOf(diagnostic('F901', good, good), lines)).toBeNull();
    expect(replacementOf({ ...diagnostic('F632', good), start_location: { row: 1, column: 1 } }, lines)).toBeNull();
    expect(
      replacementOf(
        diagnostic('F632', good),
        lines.map((line) => `${line}\r`),
      ),
    ).toBeNull();
    expect(replacementOf({ ...diagnostic('F632', good), fix: null }, lines)).toBeNull();
  });
});

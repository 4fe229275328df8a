import { readIndexLine } from './index-line';

describe('readIndexLine', () => {
  it('reads blob ids and a mode', () => {
    expect(readIndexLine('index 0a1b..c2d3 100644')).toEqual({ oldBlob: '0a1b', newBlob: 'c2d3', mode: '100644' });
    expect(readIndexLine('index 0a1b..c2d3\r')).toEqual({ oldBlob: '0a1b', newBlob: 'c2d3', mode: null });
    expect(readIndexLine(`index ${'a'.repeat(64)}..${'b'.repeat(64)}`)?.newBlob).toBe('b'.repeat(64));
  });

  it.each(['index 1..', 'index x..y', 'index 1...2', 'index 1..2 rw', `index ${'a'.repeat(65)}..1`])(
    'refuses %j',
    (text) => {
      expect(readIndexLine(text)).toBeNull();
    },
  );
});

import { LineCutter, MAX_HEADER_BYTES } from './line-cutter';

function texts(cutter: LineCutter, chunk: string): [string, number, number][] {
  return cutter.push(Buffer.from(chunk)).map(({ bytes, offset, elided }) => [bytes.toString(), offset, elided]);
}

describe('LineCutter', () => {
  it('joins lines across chunks and passes whole ones through', () => {
    const cutter = new LineCutter();
    expect(texts(cutter, 'a\nb\nc')).toEqual([['a\nb\n', 0, 0]]);
    expect(texts(cutter, 'd')).toEqual([]);
    expect(texts(cutter, 'e\nf\n')).toEqual([
      ['cde\n', 4, 0],
      ['f\n', 8, 0],
    ]);
    expect(cutter.flush()).toBeNull();
  });

  it('closes a last line without a line feed', () => {
    const cutter = new LineCutter();
    cutter.push(Buffer.from('a\nlast'));
    expect(cutter.flush()).toMatchObject({ offset: 2, elided: -1, bytes: Buffer.from('last\n') });
    expect(cutter.flush()).toBeNull();
  });

  it('keeps no more of a long line than a header can have', () => {
    const cutter = new LineCutter();
    for (let chunk = 0; chunk < 3; chunk++) cutter.push(Buffer.alloc(MAX_HEADER_BYTES, 'x'));
    const [long, rest] = cutter.push(Buffer.from('\nnext\n'));
    expect(long).toMatchObject({ offset: 0, elided: 2 * MAX_HEADER_BYTES });
    expect(long?.bytes).toHaveLength(MAX_HEADER_BYTES + 1);
    expect(rest?.offset).toBe(3 * MAX_HEADER_BYTES + 1);
  });
});

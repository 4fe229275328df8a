import { replaceLines } from './apply-suggestion';

function replaced(content: string, first: number, last: number, text: string): string {
  return replaceLines(Buffer.from(content), first, last, text).toString();
}

describe('replacing lines by a suggestion', () => {
  it.each([
    ['a\nb\nc\n', 2, 2, 'B', 'a\nB\nc\n'],
    ['a\nb\nc\n', 1, 2, 'x\ny\nz', 'x\ny\nz\nc\n'],
    ['a\nb\nc\n', 2, 3, '', 'a\n'],
    ['a\r\nb\r\n', 2, 2, 'x\ny', 'a\r\nx\r\ny\r\n'],
    ['a\nb', 2, 2, 'B', 'a\nB'],
    ['a\nb\n', 1, 1, 'ü €', 'ü €\nb\n'],
  ])('of %j, %d to %d, by %j', (content, first, last, text, wanted) => {
    expect(replaced(content, first, last, text)).toBe(wanted);
  });

  it('leaves other encodings alone, and refuses lines that are not there', () => {
    const latin = Buffer.from([0xe9, 0x0a, 0x61, 0x0a]);
    expect(replaceLines(latin, 2, 2, 'b')).toEqual(Buffer.from([0xe9, 0x0a, 0x62, 0x0a]));
    expect(() => replaced('a\n', 2, 2, 'x')).toThrow('no such line');
  });
});

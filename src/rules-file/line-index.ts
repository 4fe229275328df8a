/** Lines and columns of a text, both from 1; columns count UTF-16 code units, as editors do. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.starts.push(end + 1);
  }

  /** The place of an offset; an offset at the end of the text is behind its last character. */
  placeOf(offset: number): { readonly line: number; readonly column: number } {
    let first = 0;
    let last = this.starts.length - 1;
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if (this.starts[middle]! <= offset) first = middle;
      else last = middle - 1;
    }
    return { line: first + 1, column: offset - this.starts[first]! + 1 };
  }
}

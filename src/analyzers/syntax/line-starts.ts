/** Tells the line, from 1, of an offset in UTF-16 units; lines end with `\n`, as git and tree-sitter have it. */
export type LineAt = (offset: number) => number;

export function lineStarts(text: string): LineAt {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  // Whoever walks a text asks for neighbours: the search starts where the last one ended.
  let line = 1;
  return (offset) => {
    if (starts[line - 1]! <= offset && (starts[line] ?? Infinity) > offset) return line;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    line = low + 1;
    return line;
  };
}

/**
 * Translates line numbers of ESLint to those of git. To JavaScript a lone carriage return and two rare separators end a line as well;
 * to git only the line feed does.
 */
export function gitLines(text: string): (line: number) => number {
  if (!/\r(?!\n)|[\u2028\u2029]/.test(text)) return (line) => line;
  const lines = [1];
  let current = 1;
  for (const [terminator] of text.matchAll(/\r\n|[\r\n\u2028\u2029]/g)) {
    if (terminator.endsWith('\n')) current += 1;
    lines.push(current);
  }
  return (line) => lines[line - 1] ?? current;
}

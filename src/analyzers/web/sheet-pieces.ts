/** A stretch of a stylesheet up to what ends it. */
export interface Piece {
  /** Without comments; for `broken`, what is wrong. */
  readonly written: string;
  /** Of its first letter; of its end when there is none. */
  readonly line: number;
  readonly mark: '{' | '}' | ';' | 'broken';
}

/** Each alternative begins with a letter of its own, and none can be read in two ways. */
const TOKEN =
  /(?<comment>\/\*[^*]*(?:\*(?!\/)[^*]*)*(?<end>\*\/)?)|(?<remark>\/\/[^\n]*)|(?<address>\burl\(\s*(?!["'\s])[^)]*\)?)|(?<text>"(?:[^"\\\n]|\\[^])*(?<quote>")?|'(?:[^'\\\n]|\\[^])*(?<tick>')?)|(?<insert>[#@]\{)|(?<mark>[{};()[\]])|(?<other>\\[^]?|[^\\/"'#@{}()[\];uU]+|[^])/giy;

/**
 * Cuts a stylesheet into pieces. Braces in texts, addresses, comments and insertions (`#{$a}`, `@{a}`) do not count, nor do semicolons in
 * brackets.
 * @param hasRemarks whether `//` begins a comment, as it does in SCSS and Less
 */
export function* pieces(text: string, hasRemarks: boolean): Generator<Piece> {
  const brackets: string[] = [];
  let [written, line, start] = ['', 1, 0];
  for (const { 0: token, groups = {} } of text.matchAll(TOKEN)) {
    const { comment, end, remark, text: quoted, quote, tick, insert, mark } = groups;
    const isComment = comment !== undefined || (remark !== undefined && hasRemarks);
    const depth = brackets.length;
    if (comment !== undefined && end === undefined)
      yield { written: 'The comment is never closed', line, mark: 'broken' };
    if (quoted !== undefined && quote === undefined && tick === undefined)
      yield { written: 'The text in quotes does not end on its line', line, mark: 'broken' };
    // Less takes blocks as arguments.
    const isArgument = mark === '{' && /[(,]\s*$/.test(written.slice(-20)) && depth > 0;
    if (insert !== undefined || isArgument) brackets.push('{');
    else if (mark === '(' || mark === '[') brackets.push(mark);
    else if ((mark === '}' && brackets.at(-1) === '{') || mark === ')' || mark === ']') brackets.pop();
    const ends = depth === 0 && (mark === ';' || mark === '{' || mark === '}') ? mark : null;
    // A brace within brackets ends them: something was left open before.
    const isLost = depth > 0 && ((mark === '{' && !isArgument) || (mark === '}' && brackets.length === depth));
    if (isLost) {
      yield { written: 'A bracket before this brace is never closed', line: start || line, mark: 'broken' };
      brackets.length = 0;
    }
    if (ends !== null || isLost) {
      yield { written: written.trim(), line: start || line, mark: (ends ?? mark) as Piece['mark'] };
      [written, start] = ['', 0];
    } else if (!isComment) {
      if (start === 0 && token.trim() !== '') start = line + breaks(/^\s*/.exec(token)![0]);
      written += token;
    }
    line += breaks(token);
  }
  if (written.trim() !== '') yield { written: written.trim(), line: start || line, mark: ';' };
}

function breaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** What stands before the last word of a text; null when that is another one. */
export function closing(text: string, word: string): string | null {
  const squeezed = text.trimEnd().replace(/!\s+(?=\w+$)/, '!');
  return squeezed.toLowerCase().endsWith(word) ? squeezed.slice(0, -word.length).trim() : null;
}

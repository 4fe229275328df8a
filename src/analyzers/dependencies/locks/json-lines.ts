/** A line of JSON as package managers write it: one key or element on each. */
export interface JsonLine {
  readonly line: number;
  /** Keys of what holds it, outermost first; an element of a list has the key ``. Valid until the next line is read. */
  readonly holders: readonly string[];
  /** Empty for an element of a list. */
  readonly key: string;
  /** As written, without quotes and comma; `{` and `[` where something opens, null where it closes. */
  readonly value: string | null;
}

/** No name, address or checksum is longer. */
const MAX_LENGTH = 4_000;

/** Reads without building anything: a lock file has hundreds of thousands of lines. Text in another form has no lines of this kind. */
export function* jsonLines(text: string): Generator<JsonLine> {
  const holders: string[] = [];
  let [line, start] = [0, 0];
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    line += 1;
    const written = end - start > MAX_LENGTH ? '' : text.slice(start, end).trim();
    start = end + 1;
    if (written === '') continue;
    if (written.startsWith('}') || written.startsWith(']')) {
      holders.pop();
      yield { line, holders, key: '', value: null };
      continue;
    }
    const behindKey = keyEnd(written);
    const key = behindKey === 0 ? '' : written.slice(1, written.lastIndexOf('"', behindKey - 1));
    const value = written.slice(behindKey, written.endsWith(',') ? -1 : undefined).trim();
    yield { line, holders, key, value: value.startsWith('"') ? value.slice(1, -1) : value };
    if (value === '{' || value === '[') holders.push(key);
  }
}

/** The offset behind the colon of a key; 0 for an element of a list. No name of a package has a quote in it. */
function keyEnd(written: string): number {
  if (!written.startsWith('"')) return 0;
  const quote = written.indexOf('"', 1);
  let at = quote + 1;
  while (written.charAt(at) === ' ') at += 1;
  return quote > 0 && written.charAt(at) === ':' ? at + 1 : 0;
}

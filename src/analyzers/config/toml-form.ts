import type { Form } from './mistake';

const KEY = String.raw`(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*`;
const TABLE = new RegExp(String.raw`^\[(\[)?\s*(${KEY})\s*\](\])?\s*(?:#.*)?$`);
const ENTRY = new RegExp(String.raw`^(${KEY})\s*=\s*(\S.*)$`);

/** Reads TOML by the line: tables, keys, and values that go on over several lines. */
export function tomlForm(text: string): Form {
  const repeated: { line: number; key: string }[] = [];
  const seen = new Map<string, Set<string>>([['', new Set()]]);
  const tables = new Set<string>();
  let table = '';
  let rest: Continued = { quote: '', depth: 0 };
  for (const [index, raw] of text.split('\n').entries()) {
    const [line, written] = [index + 1, raw.trim()];
    if (rest.quote !== '' || rest.depth > 0) {
      rest = goOn(written, rest);
      continue;
    }
    if (written === '' || written.startsWith('#')) continue;
    const header = TABLE.exec(written);
    if (header) {
      if ((header[1] === undefined) !== (header[3] === undefined)) return broken(line, written, repeated);
      const name = plain(header[2]!);
      const isArray = header[1] !== undefined;
      if (!isArray && tables.has(name)) repeated.push({ line, key: name });
      if (!isArray) tables.add(name);
      // Tables below an element of an array may come again with the next element.
      else
        for (const known of [...tables])
          if (known.startsWith(`${name}.`)) {
            tables.delete(known);
            seen.delete(known);
          }
      table = isArray ? `${name}#${line}` : name;
      seen.set(table, seen.get(table) ?? new Set());
      continue;
    }
    const entry = ENTRY.exec(written);
    if (!entry) return broken(line, written, repeated);
    const key = plain(entry[1]!);
    const keys = seen.get(table)!;
    if (keys.has(key)) repeated.push({ line, key });
    keys.add(key);
    rest = goOn(entry[2]!, { quote: '', depth: 0 });
  }
  return { mistake: null, repeated };
}

function broken(line: number, written: string, repeated: Form['repeated']): Form {
  return {
    mistake: { line, message: `${written.slice(0, 40)} is neither a table nor a key with its value` },
    repeated,
  };
}

function plain(key: string): string {
  return key.replace(/["'\s]/g, '');
}

/** The quote of a text over several lines that is open, and how many brackets are. */
interface Continued {
  readonly quote: string;
  readonly depth: number;
}

const PIECE = /"""|'''|"(?:[^"\\]|\\.)*"|'[^']*'|#.*|[[\]{}]|\\.|[^]/g;

function goOn(text: string, { quote: before, depth: open }: Continued): Continued {
  let [quote, depth] = [before, open];
  for (const [piece] of text.matchAll(quote === '' ? PIECE : /"""|'''|\\.|[^]/g)) {
    if (piece === '"""' || piece === "'''") quote = quote === '' ? piece : quote === piece ? '' : quote;
    else if (quote !== '') continue;
    else if (/^[[{]$/.test(piece)) depth += 1;
    else if (/^[\]}]$/.test(piece)) depth -= 1;
    else if (piece.startsWith('#')) break;
  }
  return { quote, depth: Math.max(0, depth) };
}

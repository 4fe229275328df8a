import type { Form } from './mistake';

const PIECE =
  /(?<space>\s+)|(?<comment>\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)|(?<string>"(?:[^"\\\n]|\\.)*")|(?<value>-?\d[\d.eE+-]*|true|false|null)(?![\w])|(?<mark>[{}[\]:,])|(?<other>[^])/gy;

interface Open {
  readonly kind: '{' | '[';
  readonly keys: Set<string>;
}

/**
 * Reads JSON without building it. Comments and commas before a closing bracket pass where `isStrict` is false: many tools read them.
 */
export function jsonForm(text: string, isStrict: boolean): Form {
  const repeated: { line: number; key: string }[] = [];
  const open: Open[] = [];
  let [line, expects]: [number, Expects] = [1, 'value'];
  const fail = (message: string): Form => ({ mistake: { line, message }, repeated });
  for (const match of text.replace(/^\ufeff/, '').matchAll(PIECE)) {
    const [written] = match;
    const { space, comment, string, other } = match.groups!;
    if (comment !== undefined && isStrict) return fail('JSON has no comments');
    if (other !== undefined) return fail(`${JSON.stringify(other)} is not expected here`);
    if (space === undefined && comment === undefined) {
      const holder = open.at(-1);
      if (string !== undefined && holder?.kind === '{' && /^(?:key|key-or-end)$/.test(expects)) {
        if (holder.keys.has(string)) repeated.push({ line, key: string.slice(1, -1) });
        holder.keys.add(string);
        expects = 'colon';
      } else {
        const next = step(written, expects, open, isStrict);
        if (next === null) return fail(`${written.slice(0, 30)} is not expected here`);
        expects = next;
      }
    }
    for (const letter of written) if (letter === '\n') line += 1;
  }
  if (expects === 'end' || (text.trim() === '' && !isStrict)) return { mistake: null, repeated };
  return fail(open.length > 0 ? `the file ends before its last ${open.at(-1)!.kind} is closed` : 'the file is empty');
}

type Expects = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'end';

/** What may follow the piece; null when the piece may not be here. */
function step(piece: string, expects: Expects, open: Open[], isStrict: boolean): Expects | null {
  if (piece === ':') return expects === 'colon' ? 'value' : null;
  if (piece === ',') {
    if (expects !== 'comma-or-end') return null;
    const inMap = open.at(-1)?.kind === '{';
    if (isStrict) return inMap ? 'key' : 'value';
    return inMap ? 'key-or-end' : 'value-or-end';
  }
  if (piece === '}' || piece === ']') {
    const holder = open.pop();
    if (holder?.kind !== (piece === '}' ? '{' : '[') || !/(?:-or-end)$/.test(expects)) return null;
    return open.length > 0 ? 'comma-or-end' : 'end';
  }
  if (!expects.startsWith('value')) return null;
  if (piece === '{' || piece === '[') {
    open.push({ kind: piece, keys: new Set() });
    return piece === '{' ? 'key-or-end' : 'value-or-end';
  }
  return open.length > 0 ? 'comma-or-end' : 'end';
}

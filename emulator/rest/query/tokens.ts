import { Refusal } from '../../world';

export type Literal = string | number | boolean | Date | null;

export type QueryToken =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|(!=|!~|>=|<=|[=~<>(),])|([^\s"=!~<>(),]+))/y;

/** Cuts a `q` expression into its words, strings and signs. */
export function tokenize(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  TOKEN.lastIndex = 0;
  const end = query.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(query);
    if (match === null) throw new Refusal(400, 'Invalid query expression.');
    const [, string, sign, word] = match;
    if (string !== undefined) tokens.push({ kind: 'string', text: string.replace(/\\(.)/gs, '$1') });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}

import { type Token, nameOf, tokensOf } from './token';

/** One statement, without its semicolon. */
export interface Statement {
  readonly tokens: readonly Token[];
  readonly line: number;
  readonly endLine: number;
  /** All of it in small letters, one space between tokens, names without quotes, texts empty: what rules match against. */
  readonly all: string;
  /** The same without what stands in parentheses. */
  readonly top: string;
}

/** Words behind which another statement may begin, and those it can begin with. */
const OPENERS = new Set(['BEGIN', 'THEN', 'ELSE', 'LOOP']);
const STARTERS = new Set(
  'ALTER CREATE DELETE DROP EXEC EXECUTE GRANT INSERT MERGE SELECT SET TRUNCATE UPDATE WITH'.split(' '),
);

/**
 * The statements of a script, those in the bodies of routines too, each by itself: what a body holds runs one day. Understands
 * semicolons, `GO` on a line of its own, and MySQL's `DELIMITER`.
 */
export function statementsOf(text: string, firstLine = 1): readonly Statement[] {
  const statements: Statement[] = [];
  let current: Token[] = [];
  const close = (): void => {
    if (current.length > 0) statements.push(toStatement(current));
    current = [];
  };
  for (const token of tokensOf(withPlainEnds(text), firstLine)) {
    if (token.text === ';' || startsInside(token, current)) close();
    if (token.text !== ';') current.push(token);
    if (token.kind === 'body') statements.push(...bodyOf(token));
  }
  close();
  return statements;
}

function withPlainEnds(text: string): string {
  const own = /^[^\S\n]*DELIMITER[^\S\n]+(\/\/|\$\$)[^\S\n]*$/im.exec(text)?.[1];
  const cut = text.replace(/^[^\S\n]*DELIMITER[^\S\n][^\n]*$/gim, '').replace(/^[^\S\n]*GO[^\S\n]*$/gim, ';');
  return own === undefined ? cut : cut.replaceAll(own, ';');
}

function startsInside(token: Token, current: readonly Token[]): boolean {
  const previous = current.at(-1);
  if (previous === undefined || !STARTERS.has(token.word) || current[0]!.word === 'MERGE') return false;
  return OPENERS.has(previous.word) || (previous.word === 'AS' && /^(?:DELETE|UPDATE|TRUNCATE)$/.test(token.word));
}

function bodyOf({ text, line }: Token): readonly Statement[] {
  const opening = text.indexOf('$', 1) + 1;
  const tag = text.slice(0, opening);
  const end = text.length > opening && text.endsWith(tag) ? text.length - opening : text.length;
  const body = text.slice(opening, end);
  return body.includes(';') ? statementsOf(body, line) : [];
}

export function toStatement(tokens: readonly Token[]): Statement {
  return {
    tokens,
    line: tokens[0]!.line,
    endLine: tokens.at(-1)!.line,
    all: outline(tokens),
    top: outline(outside(tokens)),
  };
}

function outside(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  return tokens.filter(({ text }) => {
    if (text === ')') depth = Math.max(0, depth - 1);
    const isTop = depth === 0;
    if (text === '(') depth += 1;
    return isTop;
  });
}

function outline(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.kind === 'string' || token.kind === 'body' ? "''" : nameOf(token)))
    .join(' ')
    .replace(/ \. /g, '.');
}

/** Tokens between the commas that stand in no parentheses. */
export function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (token.text === ',' && depth === 0) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** What stands between the parenthesis at this token and its partner; all that follows when it has none. */
export function enclosed(tokens: readonly Token[], open: number): readonly Token[] {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at]!.text === '(') depth += 1;
    if (tokens[at]!.text === ')') depth -= 1;
    if (depth === 0) return tokens.slice(open + 1, at);
  }
  return tokens.slice(open + 1);
}

/** Where the first such word stands that is in no parentheses, or the parenthesis that ends them; -1 when there is none. */
export function topIndex(tokens: readonly Token[], from: number, word: RegExp): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]!.text === '(') depth += 1;
    if (tokens[at]!.text === ')') depth -= 1;
    if (depth < 0) return at;
    if (depth === 0 && word.test(tokens[at]!.word)) return at;
  }
  return -1;
}

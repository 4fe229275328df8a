import { Refusal } from '../../world';
import { compare, valueAt } from './compare';
import { tokenize, type Literal, type QueryToken } from './tokens';

export type Predicate = (item: unknown) => boolean;

const OPERATORS = new Set(['=', '!=', '~', '!~', '>', '>=', '<', '<=']);

/** Makes a predicate over JSON of a `q` expression. */
export function parseQuery(query: string): Predicate {
  const reader = new Reader(tokenize(query));
  const predicate = reader.either();
  reader.expectEnd();
  return predicate;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly QueryToken[]) {}

  either(): Predicate {
    const choices = [this.both()];
    while (this.takeWord('OR')) choices.push(this.both());
    return choices.length === 1 ? choices[0]! : (item) => choices.some((choice) => choice(item));
  }

  expectEnd(): void {
    if (this.at < this.tokens.length) throw invalid();
  }

  private both(): Predicate {
    const parts = [this.single()];
    while (this.takeWord('AND')) parts.push(this.single());
    return parts.length === 1 ? parts[0]! : (item) => parts.every((part) => part(item));
  }

  private single(): Predicate {
    if (this.takeSign('(')) {
      const inner = this.either();
      if (!this.takeSign(')')) throw invalid();
      return inner;
    }
    const field = this.next();
    if (field.kind !== 'word') throw invalid();
    const path = field.text.split('.');
    if (this.takeWord('NOT')) {
      if (!this.takeWord('IN')) throw invalid();
      const listed = this.list();
      return (item) => !listed.some((value) => compare(valueAt(item, path), '=', value));
    }
    if (this.takeWord('IN')) {
      const listed = this.list();
      return (item) => listed.some((value) => compare(valueAt(item, path), '=', value));
    }
    const operator = this.next();
    if (operator.kind !== 'sign' || !OPERATORS.has(operator.text)) throw invalid();
    const value = literal(this.next());
    return (item) => compare(valueAt(item, path), operator.text, value);
  }

  private list(): readonly Literal[] {
    if (!this.takeSign('(')) throw invalid();
    const values = [literal(this.next())];
    while (this.takeSign(',')) values.push(literal(this.next()));
    if (!this.takeSign(')')) throw invalid();
    return values;
  }

  private next(): QueryToken {
    const token = this.tokens[this.at++];
    if (token === undefined) throw invalid();
    return token;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word' || token.text.toUpperCase() !== word) return false;
    this.at += 1;
    return true;
  }

  private takeSign(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.at += 1;
    return true;
  }
}

function literal(token: QueryToken): Literal {
  if (token.kind === 'string') return token.text;
  if (token.kind === 'sign') throw invalid();
  if (token.text === 'null') return null;
  if (token.text === 'true' || token.text === 'false') return token.text === 'true';
  if (/^-?\d+(\.\d+)?$/.test(token.text)) return Number(token.text);
  const date = new Date(token.text);
  if (/^\d{4}-/.test(token.text) && !Number.isNaN(date.getTime())) return date;
  throw invalid();
}

function invalid(): Refusal {
  return new Refusal(400, 'Invalid query expression.');
}

import { Refusal } from './refusal';

/** Sends texts in the form that the instance's database takes. */
export interface TextRules {
  /** @param send is called again with a poorer body when the database refused the first */
  send<T>(body: object, send: (body: object) => Promise<T>): Promise<T>;
}

/** Characters that some databases cannot hold: everything of four bytes in UTF-8, emoji among them. */
const FOUR_BYTES = /[\u{10000}-\u{10FFFF}]/gu;
const REFUSED = /DataStoreException|database/i;

export function createTextRules(): TextRules {
  let plainOnly = false;
  return {
    async send(body, send) {
      const poor = withoutFourBytes(body) as object;
      const same = JSON.stringify(poor) === JSON.stringify(body);
      if (plainOnly || same) return send(poor);
      try {
        return await send(body);
      } catch (error) {
        if (!isDatabaseRefusal(error)) throw error;
        plainOnly = true;
        return send(poor);
      }
    },
  };
}

function isDatabaseRefusal(error: unknown): boolean {
  return error instanceof Refusal && error.status === 500 && REFUSED.test(`${error.exception} ${error.next}`);
}

function withoutFourBytes(value: unknown): unknown {
  if (typeof value === 'string') return poorText(value);
  if (Array.isArray(value)) return value.map(withoutFourBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutFourBytes(inner)]));
}

/** Each such character as its number, so that quoted code still says what it is. A suggestion would put that into the file. */
function poorText(text: string): string {
  const poor = text.replace(FOUR_BYTES, (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  return poor === text ? text : withoutSuggestions(poor);
}

/** The text with every suggestion block as plain code, which nobody can apply by a click. */
export function withoutSuggestions(text: string): string {
  return text.replace(/^(`{3,})suggestion$/gm, '$1');
}

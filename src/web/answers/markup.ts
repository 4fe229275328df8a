const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for an element's content and for a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** HTML that needs no more escaping. */
export class Markup {
  constructor(readonly text: string) {}
}

/** Builds markup; every value is escaped unless it is markup already. */
export function markup(parts: TemplateStringsArray, ...values: readonly (string | number | Markup)[]): Markup {
  const rest = values.map((value, index) => shown(value) + (parts[index + 1] ?? ''));
  return new Markup((parts[0] ?? '') + rest.join(''));
}

function shown(value: string | number | Markup): string {
  return value instanceof Markup ? value.text : escapeHtml(String(value));
}

/** Data for a `<script type="application/json">`: nothing in it can end the element. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

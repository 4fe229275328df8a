/** Markup that is safe to send: made by `html`, never from a plain string. */
export class Html {
  constructor(readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

export type Fragment = Html | string | number | null | undefined | false | readonly Fragment[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A template whose values are escaped, save those that are markup already. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(render)));
}

/** The address when it leads to a web page, or nothing that can be clicked. */
export function safeLink(address: string): string | null {
  // Browsers drop control characters and read a backslash as a slash.
  if (/[\p{Cc}\s\\]/u.test(address)) return null;
  if (/^(\/(?!\/)|#)/.test(address)) return address;
  if (!URL.canParse(address)) return null;
  return /^(https?|mailto):$/.test(new URL(address).protocol) ? address : null;
}

function render(value: Fragment): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(render).join('');
}

export interface Rendered {
  readonly type: 'rendered';
  readonly raw: string;
  readonly markup: 'markdown';
  readonly html: string;
}

/** Text as the API shows it: raw, and as escaped paragraphs. */
export function rendered(raw: string): Rendered {
  const paragraphs = raw.split(/(?:\r?\n){2,}/).filter((paragraph) => paragraph.trim() !== '');
  const html = paragraphs.map((paragraph) => `<p>${escaped(paragraph.trim())}</p>`).join('\n');
  return { type: 'rendered', raw, markup: 'markdown', html };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

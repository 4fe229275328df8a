import { printable } from '../render/printable';

/*
 * Bitbucket's Markdown: no HTML, no folded parts, and mentions, issue numbers and emoji wherever they could be meant. Everything
 * that comes from a pull request or a tool passes through here.
 */

/** One line of plain text without anything invisible. */
export function plain(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}

/** One line for places that know no Markdown: the backticks around code would be shown. */
export function withoutMarkup(text: string): string {
  return plain(text).replaceAll('`', '');
}

/** Plain text that Markdown shows as it is: no markup, mention, link, emoji or table cell can start in it. */
export function escaped(text: string): string {
  return plain(text)
    .replace(/[\\`*_{}[\]()#+!-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('|', '&#124;')
    .replaceAll('~', '&#126;')
    .replaceAll('@', '@\u200b')
    .replace(/:(?=[/\w])/g, ':\u200b')
    .replace(/\bwww\./gi, '$&\u200b')
    .replace(/^(\d+)\./, '$1\\.');
}

/** Our own messages quote code in backticks: those stay code, the rest is escaped. */
export function prose(text: string): string {
  return plain(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escapedInside(part)))
    .join('');
}

/** Escapes a part of a line and keeps the spaces at its ends. */
function escapedInside(part: string): string {
  const start = part.startsWith(' ') ? ' ' : '';
  const end = part.endsWith(' ') && part.length > 1 ? ' ' : '';
  return `${start}${escaped(part)}${end}`;
}

/** A code span whose fence is longer than any run of backticks inside. */
export function code(text: string): string {
  const shown = plain(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A bar would end the cell of a table even inside a code span. */
export function codeInTable(text: string): string {
  return text.includes('|') ? escaped(text) : code(text);
}

/** A fenced block of text that is meant letter by letter. */
export function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** True when the text can be shown letter by letter: nothing in it is invisible, and lines end in LF. */
export function isShowable(text: string): boolean {
  return text.split(/[\n\t]/).every((part) => printable(part) === part);
}

/** A link, when the address is one of the web. */
export function link(text: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return `[${text}](${url.href.replace(/[()\s]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)})`;
}

/** At most `max` UTF-16 units, never half a character; what is cut shows. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, Math.max(0, max - 1));
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

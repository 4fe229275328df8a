import { html, Html, escapeHtml, safeLink } from '../html';

export interface InlineOptions {
  readonly references: ReadonlyMap<string, string>;
  /** The name of somebody who is mentioned by account id or uuid, when known. */
  readonly nameOf: (id: string) => string | null;
}

type Match = readonly [markup: string, length: number];

const SPECIAL = /[\\`*_~[\]!<@h\n]/g;
const DEEPEST = 8;

/** Markup inside of a paragraph. Anything that is not understood, HTML included, is shown as text. */
export function renderInline(text: string, options: InlineOptions): Html {
  return new Html(inline(text, options, 0));
}

function inline(text: string, options: InlineOptions, depth: number): string {
  // A delimiter that is not closed is not searched again: hostile texts stay cheap.
  const unclosed = new Set<string>();
  let out = '';
  let at = 0;
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(text)?.index ?? text.length;
    out += escapeHtml(text.slice(at, next));
    if (next === text.length) break;
    const [markup, length] = matchAt(text, next, options, depth, unclosed) ?? [escapeHtml(text.charAt(next)), 1];
    out += markup;
    at = next + length;
  }
  return out;
}

function matchAt(text: string, at: number, options: InlineOptions, depth: number, unclosed: Set<string>): Match | null {
  switch (text.charAt(at)) {
    case '\\':
      return /[!-/:-@[-`{-~]/.test(text.charAt(at + 1)) ? [escapeHtml(text.charAt(at + 1)), 2] : null;
    case '\n':
      return text.slice(Math.max(0, at - 2), at) === '  ' ? ['<br>\n', 1] : null;
    case '`':
      return codeSpan(text, at, unclosed);
    case '@':
      return mention(text, at, options);
    case 'h':
    case '<':
      return autolink(text, at);
    case '!':
    case '[':
      return depth < DEEPEST ? link(text, at, options, depth) : null;
    default:
      return depth < DEEPEST ? emphasis(text, at, options, depth, unclosed) : null;
  }
}

function codeSpan(text: string, at: number, unclosed: Set<string>): Match | null {
  const fence = /^`+/.exec(text.slice(at, at + 64))?.[0] ?? '`';
  if (unclosed.has(fence)) return [fence, fence.length];
  const start = at + fence.length;
  for (let end = text.indexOf(fence, start); end !== -1;) {
    let after = end + fence.length;
    while (text.charAt(after) === '`') after += 1;
    if (after - end === fence.length) {
      const code = text.slice(start, end).replace(/^ (.*[^ ].*) $/s, '$1');
      return [html`<code>${code}</code>`.markup, after - at];
    }
    end = text.indexOf(fence, after);
  }
  unclosed.add(fence);
  return [fence, fence.length];
}

function mention(text: string, at: number, options: InlineOptions): Match | null {
  const found = /^@(\{[0-9a-zA-Z:-]{1,128}\})/.exec(text.slice(at, at + 140));
  if (found === null) return null;
  const id = found[1] ?? '';
  const name = options.nameOf(id) ?? options.nameOf(id.slice(1, -1));
  return name === null ? null : [html`<span class="mention">@${name}</span>`.markup, found[0].length];
}

function autolink(text: string, at: number): Match | null {
  const found = /^(?:<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s<>()"'\]]+[^\s<>()"'\].,;:!?]))/.exec(
    text.slice(at, at + 2048),
  );
  if (found === null || (text.charAt(at) === 'h' && /\w/.test(text.charAt(at - 1)))) return null;
  const address = found[1] ?? found[2] ?? '';
  return safeLink(address) === null ? null : [anchor(address, escapeHtml(address)), found[0].length];
}

function link(text: string, at: number, options: InlineOptions, depth: number): Match | null {
  const isImage = text.startsWith('![', at);
  if (text.charAt(at) === '!' && !isImage) return null;
  const start = at + (isImage ? 2 : 1);
  const end = closingBracket(text, start);
  if (end === null) return null;
  const label = text.slice(start, end);
  const direct = /^\(\s*<?([^\s()<>]*)>?(?:\s+"[^"]*")?\s*\)/.exec(text.slice(end + 1, end + 4096));
  const named = /^\[([^\]]*)\]/.exec(text.slice(end + 1, end + 256));
  const reference = options.references.get(
    (named?.[1] === undefined || named[1] === '' ? label : named[1]).toLowerCase(),
  );
  const address = direct?.[1] ?? reference;
  if (address === undefined) return null;
  const length = end + 1 - at + (direct?.[0].length ?? named?.[0].length ?? 0);
  const href = safeLink(address);
  // Pictures of elsewhere are not loaded: they are shown as a link with their text.
  const inner = isImage ? escapeHtml(label === '' ? address : label) : inline(label, options, depth + 1);
  return href === null ? [inner, length] : [anchor(href, inner), length];
}

function closingBracket(text: string, start: number): number | null {
  let open = 0;
  for (let at = start; at < text.length && at < start + 2048; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\\') at += 1;
    else if (sign === '[') open += 1;
    else if (sign === ']' && open-- === 0) return at;
  }
  return null;
}

const TAGS: Readonly<Record<string, string>> = { '**': 'strong', __: 'strong', '~~': 's', '*': 'em', _: 'em' };

function emphasis(
  text: string,
  at: number,
  options: InlineOptions,
  depth: number,
  unclosed: Set<string>,
): Match | null {
  const two = text.slice(at, at + 2);
  const mark = Object.hasOwn(TAGS, two) ? two : text.charAt(at);
  const tag = TAGS[mark];
  const start = at + mark.length;
  const inWord = mark.startsWith('_') && /\w/.test(text.charAt(at - 1));
  if (tag === undefined || inWord || unclosed.has(mark) || !/\S/.test(text.charAt(start))) return null;
  for (let end = text.indexOf(mark, start + 1); end !== -1; end = text.indexOf(mark, end + 1)) {
    const after = text.charAt(end + mark.length);
    const closes =
      /\S/.test(text.charAt(end - 1)) && after !== mark.charAt(0) && !(mark.startsWith('_') && /\w/.test(after));
    if (closes)
      return [`<${tag}>${inline(text.slice(start, end), options, depth + 1)}</${tag}>`, end + mark.length - at];
  }
  unclosed.add(mark);
  return null;
}

function anchor(address: string, inner: string): string {
  return `<a href="${escapeHtml(address)}" rel="nofollow noopener">${inner}</a>`;
}

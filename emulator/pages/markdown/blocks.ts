/** A part of a Markdown text. Inline markup is not read yet. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'rule' };

export interface Document {
  readonly blocks: readonly Block[];
  /** Addresses of `[name]: address` lines, which are not shown. Names in lower case. */
  readonly references: ReadonlyMap<string, string>;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const RULE = /^ {0,3}([-*_])(\s*\1){2,}\s*$/;
const REFERENCE = /^ {0,3}\[([^\]]+)\]:\s*<?([^\s>]*)>?.*$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(\s+|$)/;
const QUOTE = /^ {0,3}> ?/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Deeper nesting is shown as text. */
const DEEPEST = 6;

export function parseMarkdown(text: string): Document {
  const references = new Map<string, string>();
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n');
  return { blocks: parseBlocks(lines, references, 0), references };
}

function parseBlocks(lines: readonly string[], references: Map<string, string>, depth: number): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const reference = REFERENCE.exec(line);
    if (line.trim() === '') at += 1;
    else if (reference !== null) {
      references.set((reference[1] ?? '').toLowerCase(), reference[2] ?? '');
      at += 1;
    } else {
      const [block, next] = readBlock(lines, at, references, depth);
      blocks.push(block);
      at = next;
    }
  }
  return blocks;
}

function readBlock(
  lines: readonly string[],
  at: number,
  references: Map<string, string>,
  depth: number,
): readonly [Block, number] {
  const line = lines[at] ?? '';
  const heading = HEADING.exec(line);
  if (heading !== null) return [{ kind: 'heading', level: heading[1]!.length, text: heading[2] ?? '' }, at + 1];
  if (FENCE.test(line)) return readCode(lines, at);
  if (RULE.test(line)) return [{ kind: 'rule' }, at + 1];
  if (depth < DEEPEST && QUOTE.test(line)) {
    const end = endOf(lines, at, (next) => QUOTE.test(next));
    const inner = lines.slice(at, end).map((quoted) => quoted.replace(QUOTE, ''));
    return [{ kind: 'quote', blocks: parseBlocks(inner, references, depth + 1) }, end];
  }
  if (depth < DEEPEST && ITEM.test(line)) return readList(lines, at, references, depth);
  if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('-')) {
    return readTable(lines, at);
  }
  const end = endOf(lines, at, (next) => next.trim() !== '' && !startsBlock(next));
  return [{ kind: 'paragraph', text: lines.slice(at, end).join('\n') }, end];
}

function startsBlock(line: string): boolean {
  return [FENCE, HEADING, RULE, QUOTE, ITEM].some((start) => start.test(line));
}

/** The first line after `at` that does not belong any more. */
function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  let end = at + 1;
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1;
  return end;
}

function readCode(lines: readonly string[], at: number): readonly [Block, number] {
  const [, fence = '', language = ''] = FENCE.exec(lines[at] ?? '') ?? [];
  const closes = (line: string): boolean => {
    const trimmed = line.trim();
    return trimmed.length >= fence.length && trimmed === fence.charAt(0).repeat(trimmed.length);
  };
  const end = endOf(lines, at, (line) => !closes(line));
  return [{ kind: 'code', language, text: lines.slice(at + 1, end).join('\n') }, end + 1];
}

function readList(
  lines: readonly string[],
  start: number,
  references: Map<string, string>,
  depth: number,
): readonly [Block, number] {
  const ordered = isOrdered(lines[start] ?? '');
  const items: (readonly Block[])[] = [];
  let at = start;
  while (at < lines.length) {
    const marker = ITEM.exec(lines[at] ?? '');
    if (marker === null || isOrdered(lines[at] ?? '') !== ordered) break;
    const indent = marker[0].length;
    const end = endOf(
      lines,
      at,
      (line) => line.trim() === '' || line.search(/\S/) >= Math.min(indent, 2 + marker[1]!.length),
    );
    const inner = [lines[at]!.slice(indent), ...lines.slice(at + 1, end).map((line) => outdent(line, indent))];
    items.push(parseBlocks(inner, references, depth + 1));
    at = end;
  }
  return [{ kind: 'list', ordered, items }, at];
}

function isOrdered(line: string): boolean {
  return /^\s*\d/.test(line);
}

function outdent(line: string, by: number): string {
  return line.slice(Math.min(by, Math.max(0, line.search(/\S/))));
}

function readTable(lines: readonly string[], at: number): readonly [Block, number] {
  const head = cells(lines[at] ?? '');
  const end = endOf(lines, at + 1, (line) => line.includes('|'));
  return [{ kind: 'table', head, rows: lines.slice(at + 2, end).map(cells) }, end];
}

/** Cells of a row; `\|` is no border. */
function cells(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

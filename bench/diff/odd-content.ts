import type { Random } from './random';

/** Lines, one character per byte, that look like the grammar of a diff or that split where they must not. */
const LINES = [
  '',
  ' ',
  'plain',
  '-- removed comment',
  '++ added',
  '-- a/file',
  '++ b/file',
  '-- ',
  'diff --git a/x b/x',
  '@@ -1,2 +3,4 @@',
  '@@ -1 +1 @@ content',
  '\\ No newline at end of file',
  'Binary files a/x and b/x differ',
  'GIT binary patch',
  'rename from x',
  'index 0000000..1111111 100644',
  'with carriage return\r',
  'lone\rcarriage return',
  'line separator \xe2\x80\xa8 inside',
  'next line \xc2\x85 inside',
  'form\ffeed',
  'vertical\vtab',
  'not utf-8 \xff\xc3',
  'From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001',
  '\t\ttabs',
];

export function oddLine(random: Random): string {
  if (random.chance(0.4)) return `line ${random.between(0, 999)}`;
  return random.chance(0.01) ? 'long '.repeat(random.between(2000, 20_000)) : random.pick(LINES);
}

/** A file's content, one character per byte: mostly text, sometimes empty, binary, with CRLF, or without a line feed at its end. */
export function oddContent(random: Random): string {
  const kind = random.fraction();
  if (kind < 0.06) return '';
  if (kind < 0.14) return binaryContent(random);
  const lines = Array.from({ length: random.between(1, 40) }, () => oddLine(random));
  const feed = kind < 0.24 ? '\r\n' : '\n';
  return lines.join(feed) + (random.chance(0.25) ? '' : feed);
}

/** The content after a small edit: some lines removed, some added, the last line feed perhaps lost or found. */
export function editedContent(random: Random, content: string): string {
  if (content.includes('\0')) return binaryContent(random);
  const lines = content.split('\n');
  for (let edit = random.between(1, 4); edit > 0; edit--) {
    const removed = random.between(0, 3);
    const added = Array.from({ length: random.between(removed === 0 ? 1 : 0, 3) }, () => oddLine(random));
    lines.splice(random.between(0, lines.length - 1), removed, ...added);
  }
  return lines.join('\n');
}

function binaryContent(random: Random): string {
  const bytes = Array.from({ length: random.between(1, 400) }, () => String.fromCharCode(random.between(0, 255)));
  return `\0${bytes.join('')}`;
}

/** A link of a Markdown text. */
export interface MarkdownLink {
  readonly line: number;
  /** As written, without the title. */
  readonly target: string;
}

const LINK =
  /\[(?:[^\]\\\n]|\\.){0,300}\]\(\s{0,9}<?([^\s)>]{1,500})>?(?:\s{1,9}["'(][^)\n]{0,300})?\)|^\s{0,3}\[[^\]\n]{1,100}\]:\s+<?(\S{1,500}?)>?(?:\s|$)/g;

/** The links of a text; those in code are none. */
export function linksIn(text: string): readonly MarkdownLink[] {
  return proseLines(text).flatMap(({ line, text: written }) =>
    [...written.matchAll(LINK)].map((match) => ({ line, target: (match[1] ?? match[2])! })),
  );
}

/** What a text can be linked to at: its headings as hosts spell them, and names that were given by hand. */
export function anchorsIn(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  const lines = proseLines(text);
  for (const [index, { text: line }] of lines.entries()) {
    for (const [, name] of line.matchAll(/\b(?:id|name)=["']([^"']+)["']/g)) anchors.add(name!.toLowerCase());
    const isUnderlined = /^\s{0,3}(?:=+|-{2,})\s*$/.test(lines[index + 1]?.text ?? '') && line.trim() !== '';
    const marked = /^\s{0,3}#{1,6}\s(.*)$/.exec(line)?.[1];
    const heading = marked === undefined ? (isUnderlined ? line.trim() : null) : withoutMarks(marked);
    if (heading === null) continue;
    const given = /\{#([\w-]+)\}/.exec(heading)?.[1];
    if (given !== undefined) anchors.add(given.toLowerCase());
    const slug = slugOf(heading);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

/** A heading may end in as many signs as it likes. */
function withoutMarks(heading: string): string {
  let text = heading.trim();
  while (text.endsWith('#')) text = text.slice(0, -1);
  return text.trimEnd();
}

/** Bitbucket writes `markdown-header-` in front. */
export function sameSpelling(anchor: string): string {
  return slugOf(anchor.replace(/^markdown-header-/i, ''));
}

/** Hosts differ in what they make of signs: here all of them go. */
function slugOf(heading: string): string {
  return heading
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]*>/g, '')
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '');
}

function proseLines(text: string): readonly { readonly line: number; readonly text: string }[] {
  let fence = '';
  return text.split('\n').flatMap((written, index) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(written)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence)) fence = '';
    else if (fence === '')
      return [
        {
          line: index + 1,
          text: written.replace(/`[^`\n]*`/g, (code) =>
            /^`[^`]*`$/.test(code) ? code.slice(1, -1).replace(/[[\]()]/g, '') : '',
          ),
        },
      ];
    return [];
  });
}

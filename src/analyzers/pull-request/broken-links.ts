import { posix } from 'node:path';
import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { addedLines } from './added-lines';
import { type ChangeCheck, findingOf } from './check';
import { anchorsIn, linksIn, sameSpelling } from './markdown';

const TARGET: Rule = {
  id: 'pull-request/link-to-moved-file',
  tool: 'pull-request',
  severity: 'warning',
  category: 'docs',
  languages: ['markdown'],
  title: 'A link points to a file that this change moves or deletes',
};

const ANCHOR: Rule = {
  id: 'pull-request/link-to-missing-heading',
  tool: 'pull-request',
  severity: 'info',
  category: 'docs',
  languages: ['markdown'],
  title: 'A link points to a heading that is not in the text',
};

/** Links between texts of the change, as far as the change tells: nobody asks which other files there are. */
export const brokenLinks: ChangeCheck = { rules: [TARGET, ANCHOR], find };

function find(change: ChangeView): readonly Finding[] {
  const gone = goneFiles(change);
  const texts = new Map(
    [...change.headFiles].flatMap(([path, { content }]) =>
      /\.(?:md|markdown)$/i.test(path) ? [[path, new TextDecoder().decode(content)] as const] : [],
    ),
  );
  const isThere = anchorFinder(texts);
  return change.diff.files.flatMap((file) => {
    const text = file.newPath === null ? undefined : texts.get(file.newPath);
    if (file.newPath === null || text === undefined) return [];
    const path = file.newPath;
    const added = new Set([...addedLines(file)].map(({ line }) => line));
    return linksIn(text).flatMap(({ line, target }): readonly Finding[] => {
      const [name = '', anchor] = target.split('#', 2);
      if (/^[a-z][\w+.-]*:|^\/\/|^\{/i.test(target)) return [];
      const reached = name === '' ? path : reachedFrom(path, name);
      const place = { path, lines: { start: line, end: line } };
      const moved = gone.get(reached);
      if (moved !== undefined) return [findingOf(TARGET, place, goneMessage(reached, moved))];
      if (!anchor || !added.has(line) || isThere(anchor, reached)) return [];
      return [
        findingOf(ANCHOR, place, `There is no heading #${anchor} in ${reached}. Correct the link, or the heading.`),
      ];
    });
  });
}

/** Files that are at their path no more, with where they went; null for those that are deleted. */
function goneFiles({ diff }: ChangeView): ReadonlyMap<string, string | null> {
  const left = new Set(diff.files.flatMap(({ newPath }) => newPath ?? []));
  return new Map(
    diff.files.flatMap(({ oldPath, newPath, status }) =>
      oldPath !== null && !left.has(oldPath) && status !== 'copied' ? [[oldPath, newPath] as const] : [],
    ),
  );
}

function goneMessage(path: string, movedTo: string | null): string {
  if (movedTo === null)
    return `This change deletes ${path}, and the link still points there. Take it out, or link to what replaces it.`;
  return `This change moves ${path} to ${movedTo}, and the link still points to the old place. Point it to the new one.`;
}

function reachedFrom(path: string, name: string): string {
  const decoded = decode(name.replace(/\?.*$/, ''));
  return decoded.startsWith('/')
    ? posix.normalize(decoded.slice(1))
    : posix.normalize(posix.join(posix.dirname(path), decoded));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a text has an anchor, as far as the text is known. Each is read once, however many links lead to it. */
function anchorFinder(texts: ReadonlyMap<string, string>): (anchor: string, path: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (anchor, path) => {
    const text = texts.get(path);
    if (text === undefined || /^(?:top|l\d+|line-\d+|user-content-.*)$/i.test(anchor)) return true;
    const anchors = known.get(path) ?? new Set([...anchorsIn(text)].map(sameSpelling));
    known.set(path, anchors);
    return anchors.has(sameSpelling(decode(anchor).toLowerCase()));
  };
}

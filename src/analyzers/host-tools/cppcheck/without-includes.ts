const SPLICE = '\\\\[ \\t]*\\r?\\n';
const SPACE = `(?:[ \\t\\f\\v]|${SPLICE})*`;
const HASH = '(?:#|%:|\\?\\?=)';

function spliced(word: string): string {
  return word.replace(/\B/g, `(?:${SPLICE})*`);
}

const COMMENTED = new RegExp(`${HASH}${SPACE}/\\*`);
const INCLUDE = new RegExp(
  `${HASH}${SPACE}(?:${['include', 'import', 'embed'].map(spliced).join('|')})(?:${SPLICE}|[^\\n])*`,
  'g',
);

/**
 * The text without the directives that read other files, on the same lines: the change could name any file of this machine. What
 * looks like one in a text or a comment goes as well.
 * @throws Error for a comment between `#` and the directive's name, which nobody writes and which could hide one
 */
export function withoutIncludes(text: string): string {
  if (COMMENTED.test(text)) throw new Error('a comment stands inside of a preprocessor directive');
  return text
    .replace(INCLUDE, (directive) => directive.replace(/[^\r\n]/g, ' '))
    .replaceAll('__has_include', '__has_no_incl');
}

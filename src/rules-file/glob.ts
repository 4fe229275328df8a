import picomatch from 'picomatch';

const LONGEST = 200;
const MOST_BRACES = 3;
const MOST_DEEP_WILDCARDS = 2;
const MOST_WILDCARDS_PER_SEGMENT = 2;

/**
 * What is wrong with a glob, or null. Besides globs that do not compile it refuses those whose matching time could explode on a
 * path that somebody chose to that end: a pull request picks its file names.
 */
export function globProblem(glob: string): string | null {
  if (glob.trim() === '') return 'A glob must not be empty.';
  if (glob.length > LONGEST) return `A glob can have at most ${LONGEST} characters; this one has ${glob.length}.`;
  if (/[()]/.test(glob))
    return 'A glob cannot hold parentheses; list alternatives as `{a,b}` and match a parenthesis with `?`.';
  if (glob.split('{').length - 1 > MOST_BRACES)
    return `A glob can have at most ${MOST_BRACES} groups of alternatives \`{a,b}\`.`;
  const segments = glob.split('/');
  if (segments.filter(isDeepWildcard).length > MOST_DEEP_WILDCARDS) {
    return `A glob can have at most ${MOST_DEEP_WILDCARDS} \`**\`; split it into several globs.`;
  }
  if (segments.some((segment) => !isDeepWildcard(segment) && wildcards(segment) > MOST_WILDCARDS_PER_SEGMENT)) {
    return `A glob can have at most ${MOST_WILDCARDS_PER_SEGMENT} \`*\` between two slashes; split it into several globs.`;
  }
  return compiles(glob)
    ? null
    : 'This is not a valid glob: check that every `[` and `{` is closed and every range is in order.';
}

const OPTIONS = {
  /** Dot files count like others. */
  dot: true,
  /** A path may hold a newline, and hides from no glob by it. */
  flags: 's',
  /** Otherwise `[a]+` and `{a,b}+` repeat as in a regular expression, nested as deep as somebody likes. */
  regex: false,
} as const;

/** A predicate over texts: true when one of the globs matches. Without globs it is never true. */
export function anyGlob(globs: readonly string[]): (text: string) => boolean {
  if (globs.length === 0) return () => false;
  const matches = picomatch([...globs], OPTIONS);
  return (text) => matches(text);
}

function isDeepWildcard(segment: string): boolean {
  return /^\*{2,}$/.test(segment);
}

function wildcards(segment: string): number {
  return segment.match(/\*+/g)?.length ?? 0;
}

function compiles(glob: string): boolean {
  try {
    // Only in debug mode does picomatch report a broken pattern instead of matching nothing.
    picomatch.makeRe(glob, { ...OPTIONS, debug: true });
    return true;
  } catch {
    return false;
  }
}

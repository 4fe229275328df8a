const MOST = 200;
const LONGEST = 400;

/** The globs of a text with one per line; empty lines do not count. */
export function globsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What is wrong with the globs, as one sentence that names the first bad one; null when they are fine. */
export function globProblem(globs: readonly string[]): string | null {
  if (globs.length > MOST) return `At most ${MOST} paths are possible; these are ${globs.length}.`;
  for (const glob of globs) {
    const fault = faultOf(glob);
    if (fault !== null) return `“${glob.slice(0, 60)}” ${fault}.`;
  }
  return null;
}

function faultOf(glob: string): string | null {
  if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (glob.startsWith('/')) return 'starts with a slash; paths start at the top of the repository without one';
  if (glob.startsWith('!')) return 'starts with “!”; a path cannot be taken back';
  if (glob.includes('\\')) return 'has a backslash; folders are separated by “/”';
  if (glob.split('/').includes('..')) return 'leaves the repository with “..”';
  if (!balanced(glob, '[', ']')) return 'has a bracket that is not closed';
  if (!balanced(glob, '{', '}')) return 'has a brace that is not closed';
  return null;
}

function balanced(text: string, open: string, close: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === open) depth += 1;
    if (character === close) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

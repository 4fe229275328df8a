const LONGEST = 500;

/** What is wrong with a path that has to stay inside the repository, or null. */
export function repositoryPathProblem(path: string): string | null {
  if (path === '') return 'A path must not be empty.';
  if (path.length > LONGEST) return `A path can have at most ${LONGEST} characters.`;
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(path)) return 'A path cannot hold control characters.';
  if (path.includes('\\')) return 'Write the path with `/` between its parts.';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'Write the path relative to the root of the repository.';
  if (path.split('/').includes('..')) return 'The path must stay inside the repository: `..` is not allowed.';
  if (path.split('/').some((part) => part === '.' || part === ''))
    return 'Write the path without `.`, `//` or a `/` at its end.';
  return path.split('/')[0]?.toLowerCase() === '.git' ? 'Files of git itself cannot be used.' : null;
}

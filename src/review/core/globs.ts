import picomatch from 'picomatch';

export type Matcher = (text: string) => boolean;

/**
 * True for a text that at least one of the globs matches; dot files count like others.
 * A path may hold line feeds: without the `s` flag such a name would slip past every `**` that should ignore or include it.
 */
export function globs(patterns: readonly string[]): Matcher {
  const matches = picomatch([...patterns], { dot: true, flags: 's' });
  return (text) => matches(text);
}

/** True under one of the included globs (none means every path) and under none of the ignored ones. */
export function pathMatcher(include: readonly string[], ignore: readonly string[]): Matcher {
  const included = include.length > 0 ? globs(include) : () => true;
  const ignored = ignore.length > 0 ? globs(ignore) : () => false;
  return (path) => included(path) && !ignored(path);
}

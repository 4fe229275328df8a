import { anyGlob } from '../../rules-file';

export type Matcher = (text: string) => boolean;

/** True under one of the included globs (none means every path) and under none of the ignored ones. */
export function pathMatcher(include: readonly string[], ignore: readonly string[]): Matcher {
  const included = include.length > 0 ? anyGlob(include) : () => true;
  const ignored = anyGlob(ignore);
  return (path) => included(path) && !ignored(path);
}

import { posix } from 'node:path';
import { modulePaths, placeInSources, readingOf } from '../../loom';
import { remembered } from '../remembered';
import { type FindGone, type GoneSource, type Head, toGone } from './gone';
import { hasStandIn, liesAnywhere, mayBeBuilt } from './stand-ins';

/**
 * What is named by the place of the file that names it, or by its place below the sources, which is then nowhere. Another name, and one
 * computed, may stand for anything.
 */
export function findByPath(gone: readonly GoneSource[], head: Head): FindGone {
  const byPath = new Map(gone.map((file) => [file.path, file]));
  const isSure = remembered((path) => {
    const file = byPath.get(path)!;
    return !hasStandIn(file, head) && !mayBeBuilt(file, head);
  });
  const isThere = remembered((place) => liesAnywhere(place, head.paths));
  return (user, { module }) => {
    const paths = pathsOf(module, user);
    if (paths.some((path) => head.paths.has(path))) return null;
    const [found] = paths.flatMap((path) => byPath.get(path) ?? []);
    if (!found || !isSure(found.path)) return null;
    const place = placeInSources(module);
    return place !== null && isThere(place.replace(/\.[cm]?[jt]sx?$/, '')) ? null : toGone(found);
  };
}

function pathsOf(module: string, user: string): readonly string[] {
  const language = readingOf(user)?.language ?? null;
  if (language === 'javascript') return modulePaths(language, module, user);
  if (!module.startsWith('.')) return [];
  const path = posix.join(posix.dirname(user), module);
  return language === 'ruby' && !path.endsWith('.rb') ? [`${path}.rb`] : [path];
}

import { modulePaths } from '../../loom';
import type { ModuleSite } from '../outline';
import { remembered } from '../remembered';
import { type FindGone, type GoneSource, type Head, toGone } from './gone';
import { liesAnywhere, mayBeBuilt, mayBePackaged } from './stand-ins';

/**
 * Modules of Python. A name of one part may be a module of Python itself or of a package, and which folder an absolute one starts at is not
 * told: it must have been at one of the usual places and be at none.
 */
export function findByModule(gone: readonly GoneSource[], head: Head): FindGone {
  const byPath = new Map(gone.map((file) => [file.path, file]));
  const isThere = remembered((place) => liesAnywhere(place, head.paths));
  const isPackaged = remembered((path) => mayBePackaged(byPath.get(path)!, head));
  const find = (module: string, user: string): GoneSource | null => {
    const isRelative = module.startsWith('.');
    if (!isRelative && !module.includes('.')) return null;
    const paths = modulePaths('python', module, user);
    const [found] = paths.flatMap((path) => byPath.get(path) ?? []);
    if (!found || mayBeBuilt(found, head)) return null;
    const places = isRelative ? paths.map(placeOf) : [module.replaceAll('.', '/')];
    if (places.some(isThere)) return null;
    return !isRelative && isPackaged(found.path) ? null : found;
  };
  /** What a package has under a name may be something of its own as well. */
  const isOwn = (module: string, name: string, user: string): boolean => {
    const packages = modulePaths('python', module, user).filter((path) => path.endsWith('/__init__.py'));
    return head.files.some(
      ({ path, outline }) =>
        packages.includes(path) && (outline.declared.includes(name) || outline.declared.includes('*')),
    );
  };
  return (user, site) => {
    const whole = find(site.module, user);
    const found =
      whole ?? (site.name === null || isOwn(site.module, site.name, user) ? null : find(inside(site), user));
    return found && toGone(found);
  };
}

function inside({ module, name }: ModuleSite): string {
  return module.endsWith('.') ? `${module}${name}` : `${module}.${name}`;
}

function placeOf(path: string): string {
  return path.replace(/(?:\/__init__)?\.py$/, '');
}

import { posix } from 'node:path';
import { remembered } from '../remembered';
import { type FindGone, type GoneSource, type Head, toGone } from './gone';
import { liesAnywhere, mayBeBuilt, mayBePackaged } from './stand-ins';

/** Classes and functions of Java, Kotlin and PHP, which are known by their package or namespace wherever their file lies. */
export function findByName(gone: readonly GoneSource[], head: Head): FindGone {
  const byName = new Map(gone.flatMap((file) => namesOf(file, head).map((name) => [name, file] as const)));
  const there = new Set(
    head.files.flatMap(({ outline: { home, declared } }) => declared.map((one) => `${home}.${one}`)),
  );
  const isSure = remembered((name) => {
    const file = byName.get(name)!;
    return !there.has(name) && !hasAnother(file, name, head) && !mayBeBuilt(file, head) && !mayBePackaged(file, head);
  });
  return (_, { module }) => {
    for (let name = module; name.includes('.'); name = name.slice(0, name.lastIndexOf('.'))) {
      const found = byName.get(name);
      if (!found) continue;
      return isSure(name) ? toGone(found) : null;
    }
    return null;
  };
}

/** None where its new file was not read, as when it only moved; nor those that callers outside of the change are told of by name. */
function namesOf({ movedTo, outline }: GoneSource, head: Head): readonly string[] {
  const now = movedTo === null ? null : head.files.find(({ path }) => path === movedTo);
  if (!outline || outline.home === '' || now === undefined) return [];
  const told = now?.outline.home === outline.home ? now.outline.removed : [];
  return outline.declared.filter((name) => !told.includes(name)).map((name) => `${outline.home}.${name}`);
}

/** Whether another file may hold the same name: in PHP by the name of the file alone, since its folders need not be those of the namespace. */
function hasAnother({ path }: GoneSource, name: string, { paths }: Head): boolean {
  return liesAnywhere(path.endsWith('.php') ? posix.basename(path, '.php') : name.replaceAll('.', '/'), paths);
}

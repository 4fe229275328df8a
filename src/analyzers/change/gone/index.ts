import { type ProgramLanguage, readingOf } from '../../loom';
import { findByModule } from './by-module';
import { findByName } from './by-name';
import { findByPackage } from './by-package';
import { findByPath } from './by-path';
import type { FindGone, GoneSource, Head } from './gone';

export { goModulesIn, isGoModule } from './go-modules';
export type { FindGone, Gone, GoneSource } from './gone';
export { wordsOf } from './words';

interface Naming {
  readonly finders: readonly ((gone: readonly GoneSource[], head: Head) => FindGone)[];
  /** Of which languages the files are that it names; all others as well where there is none. */
  readonly of: readonly ProgramLanguage[] | null;
}

/** How a language names what lies in other files. */
const NAMINGS: Readonly<Partial<Record<ProgramLanguage, Naming>>> = {
  // Styles, data and pictures are imported too.
  javascript: { finders: [findByPath], of: null },
  python: { finders: [findByModule], of: ['python'] },
  java: { finders: [findByName], of: ['java', 'kotlin'] },
  kotlin: { finders: [findByName], of: ['java', 'kotlin'] },
  php: { finders: [findByPath, findByName], of: ['php'] },
  ruby: { finders: [findByPath], of: ['ruby'] },
  go: { finders: [findByPackage], of: ['go'] },
};

/** Whether files in the language of `user` can name the file at `path`. */
export function canName(user: string, path: string): boolean {
  const naming = namingOf(user);
  if (!naming) return false;
  const language = readingOf(path)?.language ?? null;
  return naming.of === null
    ? language === null || language === 'javascript'
    : naming.of.some((one) => one === language);
}

/** Whether what a file declares tells who imports it. */
export function isKnownByName(path: string): boolean {
  return namingOf(path)?.finders.includes(findByName) ?? false;
}

/** Finds what is gone, for files of every language. */
export function goneFinder(gone: readonly GoneSource[], head: Head): FindGone {
  const finders = new Map<Naming, readonly FindGone[]>();
  return (user, site) => {
    const naming = namingOf(user);
    if (!naming) return null;
    const known =
      finders.get(naming) ??
      naming.finders.map((finder) =>
        finder(
          gone.filter(({ path }) => canName(user, path)),
          head,
        ),
      );
    finders.set(naming, known);
    for (const find of known) {
      const found = find(user, site);
      if (found) return found;
    }
    return null;
  };
}

function namingOf(path: string): Naming | undefined {
  const language = readingOf(path)?.language;
  return language && NAMINGS[language];
}

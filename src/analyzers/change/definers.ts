import { posix } from 'node:path';
import { modulePaths, readingOf } from '../loom';
import type { CallSite, ImportSite, Outline } from './outline';

/** The outline of a file of the change, by its path on the head. */
export interface OutlinedFile {
  readonly path: string;
  readonly outline: Outline;
}

/** The file of the change that a call goes into, and what the called function is there. */
export interface Definer {
  readonly file: OutlinedFile;
  readonly owner: string | null;
  readonly name: string;
}

export interface Definers {
  ofCall(call: CallSite): Definer | null;
  ofImport(site: ImportSite): OutlinedFile | null;
}

/** Finds what one file of a change uses of another. What may be found in two places is nowhere; names that lead out of the change are nobody's. */
export function definersFor(files: readonly OutlinedFile[]): (user: OutlinedFile) => Definers {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const classes = new Map<string, OutlinedFile[]>();
  for (const file of files)
    for (const name of file.outline.declared) classes.set(name, [...(classes.get(name) ?? []), file]);

  return (user) => {
    const language = readingOf(user.path)?.language ?? null;
    const byModule = ({ module }: ImportSite): OutlinedFile | null => {
      for (const path of modulePaths(language, module, user.path)) {
        const found = byPath.get(path);
        if (found) return found;
      }
      return null;
    };
    const byHome = ({ qualified, name }: ImportSite): OutlinedFile | null => {
      const isHere = ({ home }: Outline): boolean => qualified === `${home}.${name}`;
      if ((classes.get(name) ?? []).some(({ outline }) => isHere(outline))) return null;
      return only(files.filter(({ outline }) => isHere(outline) && outline.removed.includes(name)));
    };
    const imported = new Map(user.outline.imports.map((site) => [site.local, site]));
    const ofClass = (owner: string): OutlinedFile | null => {
      if (user.outline.declared.includes(owner) && !imported.has(owner)) return user;
      const site = imported.get(owner);
      if (language === 'javascript') return site ? byModule(site) : null;
      const found = only((classes.get(owner) ?? []).filter(({ path }) => readingOf(path)?.language === language));
      if (!found || language === 'ruby' || language === 'csharp') return found;
      return (site ? site.qualified === `${found.outline.home}.${owner}` : found.outline.home === user.outline.home)
        ? found
        : null;
    };
    const ofPackage = (folder: string, name: string): OutlinedFile | null => {
      const beside = files.filter(({ path }) => path.endsWith('.go') && posix.dirname(path) === folder);
      return (
        only(beside.filter(({ outline }) => outline.declared.includes(name))) ??
        only(beside.filter(({ outline }) => outline.removed.includes(name)))
      );
    };
    const ofGo = ({ owner, name }: CallSite): OutlinedFile | null => {
      if (owner === null) return ofPackage(posix.dirname(user.path), name);
      const module = imported.get(owner)?.module;
      const folders = new Set(files.map(({ path }) => posix.dirname(path)));
      const folder = module === undefined ? null : only([...folders].filter((each) => isUnder(module, each)));
      return folder === null ? null : ofPackage(folder, name);
    };
    const ofCall = (call: CallSite): Definer | null => {
      const { owner, name } = call;
      if (language === 'go') return withName(ofGo(call), null, name);
      if (owner !== null) return withName(ofClass(owner), imported.get(owner)?.name ?? owner, name);
      const site = imported.get(name);
      if (site && (language === 'javascript' || language === 'python'))
        return withName(byModule(site), null, site.name);
      const alike = language === 'php' ? (classes.get(name) ?? []) : [user];
      return withName(only(alike.filter(({ outline }) => outline.home === user.outline.home)), null, name);
    };
    return {
      ofCall,
      ofImport: (site) => (language === 'javascript' || language === 'python' ? byModule(site) : byHome(site)),
    };
  };
}

function withName(file: OutlinedFile | null, owner: string | null, name: string): Definer | null {
  return file && { file, owner, name };
}

/** `github.com/team/shop/store` is the folder `store`, or `shop/store` of a repository of many modules. */
function isUnder(module: string, folder: string): boolean {
  return folder !== '.' && (module === folder || module.endsWith(`/${folder}`));
}

function only<T>(found: readonly T[]): T | null {
  return found.length === 1 ? found[0]! : null;
}

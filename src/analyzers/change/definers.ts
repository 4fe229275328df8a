import { posix } from 'node:path';
import { modulePaths, readingOf } from '../loom';
import { indexFiles, type OutlinedFile } from './file-index';
import type { CallSite, ImportSite } from './outline';
import { remembered } from './remembered';
import { isSurelyIt } from './surely-it';

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

/** Languages where an import names the file. */
const BY_FILE: ReadonlySet<string> = new Set(['javascript', 'python']);

/**
 * Finds what one file uses of another. What may be found in two places is nowhere; names that lead out of these files are nobody's.
 * @param paths every path of the head, where they are known
 */
export async function definersFor(
  files: readonly OutlinedFile[],
  paths: ReadonlySet<string> | null,
): Promise<(user: OutlinedFile) => Definers> {
  const index = await indexFiles(files);
  const isIt = isSurelyIt(paths);

  return (user) => {
    const language = readingOf(user.path)?.language ?? null;
    const { home, declared, imports } = user.outline;
    const imported = new Map(imports.map((site) => [site.local, site]));
    const own = new Set(declared);

    const byModule = remembered((module: string): OutlinedFile | null => {
      for (const path of modulePaths(language, module, user.path)) {
        const found = index.at(path);
        if (found) return found;
        // A file that the change leaves alone.
        if (paths?.has(path)) return null;
      }
      return null;
    });
    const byHome = ({ qualified, name }: ImportSite): OutlinedFile | null =>
      qualified.endsWith(`.${name}`) ? index.hadIn(language ?? '', qualified.slice(0, -name.length - 1), name) : null;
    const ofClass = remembered((owner: string): OutlinedFile | null => {
      const site = imported.get(owner);
      if (own.has(owner) && !site) return user;
      if (language === null) return null;
      if (BY_FILE.has(language)) return site ? byModule(site.module) : null;
      const found = index.declaring(language, owner);
      if (!found || language === 'ruby' || language === 'csharp')
        return found && isIt(user, found, owner) ? found : null;
      return (site ? site.qualified === `${found.outline.home}.${owner}` : found.outline.home === home) ? found : null;
    });
    const goFolder = remembered((module: string): string | null => {
      const folders = index.folders.filter((folder) => isUnder(module, folder));
      return folders.length === 1 ? folders[0]! : null;
    });
    const ofGo = ({ owner, name }: CallSite): OutlinedFile | null => {
      const module = owner === null ? null : (imported.get(owner)?.module ?? '');
      const folder = module === null ? posix.dirname(user.path) : goFolder(module);
      return folder === null ? null : index.inFolder(folder, name);
    };
    const ofFunction = (name: string): Definer | null => {
      const site = imported.get(name);
      if (site && language !== null && BY_FILE.has(language)) return made(byModule(site.module), site.name);
      // A function of the class or its base would come first, unless somebody imports this one.
      if (language === 'kotlin' && site) return withName(byQualified(site), null, site.name);
      if (language === 'php') return withName(index.declaringIn(language, home, name), null, name);
      return own.has(name) && !site ? withName(user, null, name) : null;
    };
    const byQualified = ({ qualified, name }: ImportSite): OutlinedFile | null =>
      qualified.endsWith(`.${name}`)
        ? index.declaringIn(language ?? '', qualified.slice(0, -name.length - 1), name)
        : null;
    return {
      ofCall: (call) => {
        const { owner, name } = call;
        if (language === 'go') return withName(ofGo(call), null, name);
        return owner === null ? ofFunction(name) : withName(ofClass(owner), imported.get(owner)?.name ?? owner, name);
      },
      ofImport: (site) => (language !== null && BY_FILE.has(language) ? byModule(site.module) : byHome(site)),
    };
  };
}

/** Python makes an object by calling its class. */
function made(file: OutlinedFile | null, name: string): Definer | null {
  const isClass = file?.path.endsWith('.py') === true && file.outline.changed.some(({ owner }) => owner === name);
  return isClass ? withName(file, name, 'constructor') : withName(file, null, name);
}

function withName(file: OutlinedFile | null, owner: string | null, name: string): Definer | null {
  return file && { file, owner, name };
}

/** `github.com/team/shop/store` is the folder `store`, or `shop/store` of a repository of many modules. */
function isUnder(module: string, folder: string): boolean {
  return folder !== '.' && (module === folder || module.endsWith(`/${folder}`));
}

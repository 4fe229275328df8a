import { posix } from 'node:path';
import type { Elsewhere, FindElsewhere, Run } from '../flow';
import type { FunctionValue } from '../program';
import { isModule, splitName } from './module-files';
import { type FileSymbols, symbolsOf } from './symbols';

interface File {
  readonly run: Run;
  readonly symbols: FileSymbols;
}

/** Languages whose functions are visible without an import: everywhere, or in the files of one folder. */
const GLOBAL = new Set(['php', 'ruby']);
const BY_FOLDER = new Set(['go']);

/**
 * Knows the functions of several files of one language by what the others call them: by module and name, by class and method, or by
 * their bare name where the language has them in common. A name that several files could mean stands for none.
 */
export class Link {
  readonly #files: File[] = [];
  readonly find: FindElsewhere = (names, from, makes) => {
    for (const name of names) {
      const found = this.#findOne(name.replaceAll('()', ''), from, makes);
      if (found) return found;
    }
    return null;
  };

  add(run: Run): void {
    this.#files.push({ run, symbols: symbolsOf(run.program, run.resolver) });
  }

  #findOne(name: string, from: Run, makes: boolean): Elsewhere | null {
    const { language, path } = from.program;
    const others = this.#files.filter(({ run }) => run !== from);
    for (const { module, rest } of splitName(name)) {
      const files = others.filter(({ run }) => isModule(language, module, path, run.program.path));
      const found = only(files, (file) => within(file, rest, makes));
      if (found) return found;
    }
    const parts = name.split('.');
    const owned = only(others, (file) => method(file, parts, makes));
    if (owned && (makes || !isPromise(owned.callee))) return owned;
    const heir = makes ? null : only(others, (file) => inherited(file, parts));
    if (heir) return heir;
    if (parts.length > 1) return null;
    if (BY_FOLDER.has(language)) {
      const beside = others.filter(({ run }) => posix.dirname(run.program.path) === posix.dirname(path));
      return only(beside, ({ symbols }) => symbols.functions.get(name));
    }
    return GLOBAL.has(language) ? only(others, ({ symbols }) => symbols.functions.get(name)) : null;
  }
}

/** What a path of names means inside a module. */
function within(file: File, rest: readonly string[], makes: boolean): FunctionValue | undefined {
  const { functions, objects } = file.symbols;
  const [first = 'default', second] = rest;
  if (makes) return method(file, rest.length === 0 ? [first] : rest, true);
  if (second === undefined) return functions.get(first);
  return objects.get(first)?.get(second) ?? method(file, rest, false);
}

/** The method `find` of `Users.find`, whatever stands before the class; the constructor of `Users`. */
function method({ symbols }: File, names: readonly string[], makes: boolean): FunctionValue | undefined {
  const [owner, name] = makes ? [names.at(-1), 'constructor'] : [names.at(-2), names.at(-1)];
  return symbols.classes.get(owner ?? '')?.get(name ?? '');
}

/** The methods `find` of the classes that extend or implement `Users`. */
function inherited({ symbols }: File, names: readonly string[]): readonly FunctionValue[] {
  return (symbols.heirs.get(names.at(-2) ?? '') ?? []).flatMap((methods) => methods.get(names.at(-1) ?? '') ?? []);
}

/** A method of an interface, or one that is abstract. */
function isPromise({ body }: FunctionValue): boolean {
  return body.length === 0;
}

function only(
  files: readonly File[],
  pick: (file: File) => FunctionValue | readonly FunctionValue[] | undefined,
): Elsewhere | null {
  const found = files.flatMap((file) => [pick(file) ?? []].flat().map((callee) => ({ run: file.run, callee })));
  return found.length === 1 ? found[0]! : null;
}

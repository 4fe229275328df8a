import { modulePaths, readingOf } from '../loom';
import type { Arity, CallSite, ChangedFunction, ImportSite, Outline } from './outline';

/** The outline of a file of the change, by its path on the head. */
export interface OutlinedFile {
  readonly path: string;
  readonly outline: Outline;
}

/** Something that another file, or another place of the same one, no longer fits. */
export interface Misfit {
  readonly rule: 'stale-call' | 'missing-import';
  readonly path: string;
  readonly line: number;
  readonly evidence: string;
}

/** Calls that do not fit a function any more that the change gave other parameters, and imports of what the change took out. */
export function misfits(files: readonly OutlinedFile[]): readonly Misfit[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files.flatMap((file) => [
    ...file.outline.changed.flatMap((changed) =>
      file.outline.calls.flatMap((call) => staleCall(call, changed.name, changed, file.path, file.path)),
    ),
    ...file.outline.imports.flatMap((site) => {
      const from = resolve(site.module, file.path, byPath);
      return from ? acrossFiles(site, file, from) : [];
    }),
  ]);
}

function acrossFiles(site: ImportSite, { path, outline }: OutlinedFile, from: OutlinedFile): readonly Misfit[] {
  if (from.outline.removed.includes(site.name)) {
    const evidence = `\`${site.name}\` stood in ${from.path} before this change.`;
    return [{ rule: 'missing-import', path, line: site.line, evidence }];
  }
  const changed = from.outline.changed.find(({ name }) => name === site.name);
  return changed ? outline.calls.flatMap((call) => staleCall(call, site.local, changed, path, from.path)) : [];
}

/** A call that fitted the base and does not fit the head. */
function staleCall(
  { name, args, line }: CallSite,
  wanted: string,
  changed: ChangedFunction,
  path: string,
  definedIn: string,
): readonly Misfit[] {
  if (name !== wanted || !fits(args, changed.base) || fits(args, changed.head)) return [];
  const where = path === definedIn ? `in line ${changed.line}` : `in ${definedIn}, line ${changed.line},`;
  const evidence = `\`${changed.name}\` ${where} now takes ${spoken(changed.head)}; this gives it ${args}.`;
  return [{ rule: 'stale-call', path, line, evidence }];
}

function fits(args: number, { required, most }: Arity): boolean {
  return args >= required && (most === null || args <= most);
}

function spoken({ required, most }: Arity): string {
  if (most === null) return `at least ${required}`;
  return required === most ? `${required}` : `${required} to ${most}`;
}

/** The file of the change that a module name stands for. Names that lead out of the change are nobody's. */
function resolve(module: string, importer: string, files: ReadonlyMap<string, OutlinedFile>): OutlinedFile | null {
  for (const path of modulePaths(readingOf(importer)?.language ?? null, module, importer)) {
    const found = files.get(path);
    if (found) return found;
  }
  return null;
}

import { definersFor, type OutlinedFile } from './definers';
import { type Arity, type CallSite, type ChangedFunction, fits } from './outline';

/** Something that another file, or another place of the same one, no longer fits. */
export interface Misfit {
  readonly rule: 'stale-call' | 'missing-import' | 'missing-member';
  readonly path: string;
  readonly line: number;
  readonly evidence: string;
  /** What it counts on: where that is, or was, and the line of it on the head, if it is still there. */
  readonly of: { readonly path: string; readonly name: string; readonly line: number | null };
}

/** Calls that do not fit a function any more that the change gave other parameters, and uses of what the change took out. */
export function misfits(files: readonly OutlinedFile[]): readonly Misfit[] {
  const definers = definersFor(files);
  return files.flatMap((file) => {
    const find = definers(file);
    return [
      ...file.outline.calls.flatMap((call) => {
        const definer = find.ofCall(call);
        return definer ? misfitsOf(call, definer.name, definer.owner, definer.file, file.path) : [];
      }),
      ...file.outline.imports.flatMap((site): Misfit[] => {
        const from = find.ofImport(site);
        if (!from?.outline.removed.includes(site.name)) return [];
        const evidence = `\`${site.name}\` stood in ${from.path} before this change.`;
        const of = { path: from.path, name: site.name, line: null };
        return [{ rule: 'missing-import', path: file.path, line: site.line, evidence, of }];
      }),
    ];
  });
}

function misfitsOf(
  call: CallSite,
  name: string,
  owner: string | null,
  { path: definedIn, outline }: OutlinedFile,
  path: string,
): readonly Misfit[] {
  const changed = outline.changed.find((each) => each.name === name && each.owner === owner);
  if (changed) return staleCall(call, changed, path, definedIn);
  const lost = owner !== null && outline.lost.some((each) => each.name === name && each.owner === owner);
  // What Go takes out of a package is asked for by the package's name, not imported by its own.
  const removed = owner === null && definedIn.endsWith('.go') && outline.removed.includes(name);
  if (!lost && !removed) return [];
  const called = owner === null ? name : `${owner}.${name}`;
  const evidence = `\`${called}\` stood in ${definedIn} before this change.`;
  return [
    { rule: 'missing-member', path, line: call.line, evidence, of: { path: definedIn, name: called, line: null } },
  ];
}

/** A call that fitted the base and does not fit the head. */
function staleCall(
  { args, line }: CallSite,
  changed: ChangedFunction,
  path: string,
  definedIn: string,
): readonly Misfit[] {
  if (!fits(args, changed.base) || fits(args, changed.head)) return [];
  const where = path === definedIn ? `in line ${changed.line}` : `in ${definedIn}, line ${changed.line},`;
  const name = changed.name === 'constructor' ? `new ${changed.owner ?? ''}` : changed.name;
  const evidence = `\`${name}\` ${where} now takes ${spoken(changed.head)}; this gives it ${args}.`;
  return [{ rule: 'stale-call', path, line, evidence, of: { path: definedIn, name, line: changed.line } }];
}

function spoken({ required, most }: Arity): string {
  if (most === null) return `at least ${required}`;
  return required === most ? `${required}` : `${required} to ${most}`;
}

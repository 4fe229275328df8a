import { setImmediate } from 'node:timers/promises';
import { type Definer, definersFor } from './definers';
import type { OutlinedFile } from './file-index';
import { type Arity, type CallSite, type ChangedFunction, fits, type Outline } from './outline';

/** Something that another file, or another place of the same one, no longer fits. */
export interface Misfit {
  readonly rule: 'stale-call' | 'missing-import' | 'missing-member';
  readonly path: string;
  readonly line: number;
  readonly evidence: string;
  /** What it counts on: where that is, or was, and the line of it on the head, if it is still there. */
  readonly of: { readonly path: string; readonly name: string; readonly line: number | null };
}

/** A file with more is broken in one way a hundred times. */
const MOST_MISFITS = 100;

/**
 * Calls that do not fit a function any more that the change gave other parameters, and uses of what the change took out. Others of this
 * process have their turn between two files.
 * @param paths every path of the head, where they are known
 */
export async function misfits(
  files: readonly OutlinedFile[],
  paths: ReadonlySet<string> | null,
): Promise<readonly Misfit[]> {
  const definers = await definersFor(files, paths);
  const contracts = new Map(files.map(({ outline }) => [outline, contractOf(outline)]));
  const found: Misfit[] = [];
  for (const file of files) {
    const find = definers(file);
    const calls = file.outline.calls.flatMap((call) => {
      const definer = find.ofCall(call);
      return definer ? misfitsOf(call, definer, contracts.get(definer.file.outline)!, file.path) : [];
    });
    const imports = file.outline.imports.flatMap((site): readonly Misfit[] => {
      const from = find.ofImport(site);
      if (!from || !contracts.get(from.outline)!.removed.has(site.name)) return [];
      const evidence = `\`${site.name}\` stood in ${from.path} before this change.`;
      const of = { path: from.path, name: site.name, line: null };
      return [{ rule: 'missing-import', path: file.path, line: site.line, evidence, of }];
    });
    found.push(...[...calls, ...imports].slice(0, MOST_MISFITS));
    await setImmediate();
  }
  return found;
}

/** What others count on, of one file. */
interface Contract {
  readonly changed: ReadonlyMap<string, ChangedFunction>;
  readonly lost: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

function contractOf({ changed, lost, removed }: Outline): Contract {
  return {
    changed: new Map(changed.map((each) => [keyOf(each), each])),
    lost: new Set(lost.map(keyOf)),
    removed: new Set(removed),
  };
}

function keyOf({ owner, onObject, name }: Pick<ChangedFunction, 'owner' | 'onObject' | 'name'>): string {
  return JSON.stringify([owner, onObject, name]);
}

function misfitsOf(call: CallSite, definer: Definer, contract: Contract, path: string): readonly Misfit[] {
  const { owner, name, file } = definer;
  const key = keyOf({ owner, onObject: call.onObject, name });
  const changed = contract.changed.get(key);
  if (changed) return staleCall(call, changed, path, file.path);
  const lost = owner !== null && contract.lost.has(key);
  // What Go takes out of a package is asked for by the package's name, not imported by its own.
  const removed = owner === null && file.path.endsWith('.go') && contract.removed.has(name);
  if (!lost && !removed) return [];
  const called = owner === null ? name : `${owner}.${name}`;
  const evidence = `\`${called}\` stood in ${file.path} before this change.`;
  return [
    { rule: 'missing-member', path, line: call.line, evidence, of: { path: file.path, name: called, line: null } },
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

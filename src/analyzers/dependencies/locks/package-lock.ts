import { addLicence, type Draft, locked, type LockFile } from '../lock-file';
import { type JsonLine, jsonLines } from './json-lines';

const MODULES = 'node_modules/';
/** Beyond these a lock file is made to take memory: version 1 nests, and every place names all that are around it. */
const LONGEST_PLACE = 1_000;
const MOST_PACKAGES = 100_000;

/** npm's `package-lock.json` and `npm-shrinkwrap.json`, of every version. */
export function readPackageLock(text: string): LockFile {
  const packages: Draft[] = [];
  const members = new Set<string>();
  const open: { draft: Draft; depth: number }[] = [];
  let isFlat = false;
  for (const entry of jsonLines(text)) {
    const { holders, key, value, line } = entry;
    const depth = holders.length;
    if (value === null) {
      while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop()!.draft.endLine = line;
      continue;
    }
    if (depth === 1 && key === 'packages') isFlat = true;
    if (isFlat && depth === 2 && holders[1] === 'packages' && value === '{' && !key.includes(MODULES)) members.add(key);
    const name = value === '{' && packages.length < MOST_PACKAGES ? packageAt(entry, isFlat) : null;
    const place = name === null ? '' : placeOf(key, open);
    if (name !== null && place.length <= LONGEST_PLACE) {
      const draft: Draft = { ...locked({ name, version: '', line }), place };
      packages.push(draft);
      open.push({ draft, depth });
    } else if (open.length > 0 && depth === open.at(-1)!.depth + 1) fill(open.at(-1)!.draft, key, value);
    else if (open.length > 0 && holders.at(-1) === 'license' && (key === '' || key === 'type'))
      addLicence(open.at(-1)!.draft, value);
  }
  return { packages, requests: null, members: isFlat ? members : new Set(['']) };
}

/** The name of the package whose entry opens here. */
function packageAt({ holders, key }: JsonLine, isFlat: boolean): string | null {
  if (isFlat) {
    const at = holders.length === 2 && holders[1] === 'packages' ? key.lastIndexOf(MODULES) : -1;
    return at < 0 ? null : key.slice(at + MODULES.length);
  }
  return holders.at(-1) === 'dependencies' && holders[1] === 'dependencies' ? key : null;
}

/** Version 1 nests where the later ones write paths. */
function placeOf(key: string, open: readonly { readonly draft: Draft }[]): string {
  if (key.includes(MODULES)) return key;
  const outer = open.at(-1)?.draft.place;
  return `${outer === undefined ? '' : `${outer}/`}${MODULES}${key}`;
}

function fill(draft: Draft, key: string, value: string): void {
  if (key === 'version') draft.version = value;
  else if (key === 'resolved') draft.source = value;
  else if (key === 'integrity') draft.integrity = value;
  // An alias: the folder has another name than the package.
  else if (key === 'name') draft.name = value;
  else if (key === 'license' && !/^[{[]$/.test(value)) draft.licences = [value];
  else if (key === 'hasInstallScript') draft.hasInstallScript = value === 'true';
  else if (key === 'dev') draft.isForDevelopment = value === 'true';
}

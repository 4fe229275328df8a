import { type Draft, locked, lockOf, type LockFile } from '../lock-file';
import { jsonLines } from './json-lines';

/** NuGet's `packages.lock.json`. */
export function readNugetLock(text: string): LockFile {
  const packages: Draft[] = [];
  for (const { holders, key, value, line } of jsonLines(text)) {
    if (holders[1] !== 'dependencies') continue;
    const draft = packages.at(-1);
    if (holders.length === 3 && value === '{')
      packages.push({ ...locked({ name: key, version: '', line }), place: `${holders[2]}/${key}` });
    else if (!draft) continue;
    else if (value === null && holders.length === 3) draft.endLine = line;
    else if (value === null || holders.length !== 4) continue;
    else if (key === 'resolved') draft.version = value;
    else if (key === 'contentHash') draft.integrity = `sha512-${value}`;
  }
  return lockOf(packages);
}

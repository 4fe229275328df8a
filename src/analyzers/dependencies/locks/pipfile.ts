import { type Draft, locked, lockOf, type LockFile } from '../lock-file';
import { jsonLines } from './json-lines';

/** Pipenv's `Pipfile.lock`. */
export function readPipfileLock(text: string): LockFile {
  const packages: Draft[] = [];
  for (const { holders, key, value, line } of jsonLines(text)) {
    const section = holders[1];
    if (section !== 'default' && section !== 'develop') continue;
    const draft = packages.at(-1);
    if (holders.length === 2 && value === '{')
      packages.push({ ...locked({ name: key, version: '', line }), isForDevelopment: section === 'develop' });
    else if (!draft) continue;
    else if (value === null && holders.length === 2) draft.endLine = line;
    else if (value === null || holders.length !== 3) continue;
    else if (key === 'version') draft.version = value.replace(/^==/, '');
    else if (key === 'git') draft.source = `git+${value}${draft.source ?? ''}`;
    else if (key === 'ref') draft.source = `${draft.source ?? ''}#${value}`;
  }
  return lockOf(packages);
}

import { addLicence, type Draft, locked, lockOf, type LockFile } from '../lock-file';
import { jsonLines } from './json-lines';

/** PHP's `composer.lock`. */
export function readComposerLock(text: string): LockFile {
  const packages: Draft[] = [];
  for (const { holders, key, value, line } of jsonLines(text)) {
    const section = holders[1];
    if (section !== 'packages' && section !== 'packages-dev') continue;
    const draft = packages.at(-1);
    if (holders.length === 2 && value === '{')
      packages.push({ ...locked({ name: '', version: '', line }), isForDevelopment: section === 'packages-dev' });
    else if (!draft) continue;
    else if (value === null && holders.length === 2) draft.endLine = line;
    else if (value === null) continue;
    else if (holders.length === 3 && key === 'name') Object.assign(draft, { name: value, place: value });
    else if (holders.length === 3 && key === 'version') draft.version = value;
    else if (holders.length === 4 && holders[3] === 'license') addLicence(draft, value);
    else if (holders.length === 4 && holders[3] === 'dist' && key === 'url')
      draft.source = value.replaceAll('\\/', '/');
  }
  // Whoever declares several licences leaves the choice.
  return lockOf(
    packages.map((each) => ({
      ...each,
      licences: each.licences.length > 1 ? [each.licences.join(' OR ')] : each.licences,
    })),
  );
}

import { type Draft, locked, lockOf, type LockFile } from '../lock-file';

const FIELD = /^(name|version|source|checksum|url|resolved_reference)\s*=\s*(\S.{0,999})$/;

/** The `[[package]]` tables of `Cargo.lock`, `poetry.lock`, `uv.lock` and `pdm.lock`. */
export function readTomlPackages(text: string): LockFile {
  const packages: Draft[] = [];
  let table = '';
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    if (line.startsWith('[[package]]')) packages.push({ ...locked({ name: '', version: '', line: index + 1 }) });
    if (/^\[{1,2}[\w.]+\]{1,2}$/.test(line)) table = line;
    const draft = packages.at(-1);
    const [, key, value] = (draft && FIELD.exec(line)) ?? [];
    if (!draft || key === undefined || value === undefined) continue;
    if (table === '[[package]]') fill(draft, key, value);
    else if (table === '[package.source]') fillSource(draft, key, value);
    draft.endLine = index + 1;
  }
  return lockOf(packages.map((each) => ({ ...each, place: `${each.name} ${each.version}` })));
}

function fill(draft: Draft, key: string, value: string): void {
  if (key === 'name') draft.name = plain(value);
  else if (key === 'version') draft.version = plain(value);
  else if (key === 'checksum') draft.integrity = `sha256-${plain(value)}`;
  else if (key === 'source') draft.source = sourceOf(plain(value));
}

/** Poetry has a table for where a package comes from. */
function fillSource(draft: Draft, key: string, value: string): void {
  if (key === 'url') draft.source = plain(value);
  else if (key === 'resolved_reference') draft.source = `git+${draft.source ?? ''}#${plain(value)}`;
}

function plain(value: string): string {
  return value.replace(/^"([^"]*)".*$/, '$1');
}

/** Cargo writes `registry+https://…`, uv `{ registry = "https://…" }`. */
function sourceOf(written: string): string | null {
  const [, kind, address] = /\b(registry|git|url)\s*=\s*"([^"]+)"/.exec(written) ?? [];
  if (address !== undefined) return kind === 'git' ? `git+${address}` : address;
  return written.startsWith('{') ? null : written.replace(/^(?:registry|sparse)\+/, '');
}

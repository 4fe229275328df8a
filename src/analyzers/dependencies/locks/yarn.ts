import { type Draft, locked, type LockFile } from '../lock-file';

/** A name and what was asked of it. */
const REQUEST = /^(@?[^@]+)@(.*)$/;
const FIELD = /^ {2}"?(version|resolved|resolution|integrity|checksum)"?:? "?([^"\s]{1,1000})"?$/;

/** `yarn.lock`, both of the first Yarn and of the later ones. */
export function readYarnLock(text: string): LockFile {
  const packages: Draft[] = [];
  const requests = new Set<string>();
  const members = new Set<string>();
  let draft: Draft | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^[^\s#]/.test(line)) {
      const asked = askedIn(line);
      for (const { name, range } of asked) {
        requests.add(`${name}@${range}`);
        if (range.startsWith('workspace:')) members.add(range.slice('workspace:'.length).replace(/^\.$/, ''));
      }
      draft = asked[0] ? { ...locked({ name: asked[0].name, version: '', line: index + 1 }), place: line } : null;
      if (draft) packages.push(draft);
      continue;
    }
    const [, key, value] = (draft && FIELD.exec(line.trimEnd())) ?? [];
    if (!draft || key === undefined || value === undefined) continue;
    draft.endLine = index + 1;
    if (key === 'version') draft.version = value;
    else if (key === 'resolved') draft.source = value;
    else if (key === 'resolution') resolve(draft, value);
    else draft.integrity = value;
  }
  const pinned = packages.filter(({ version }) => version !== '' && version !== '0.0.0-use.local');
  return { packages: pinned, requests, members: members.size > 0 ? members : new Set(['']) };
}

/** What the header of an entry answers. The later Yarns write `npm:` before a range; with a name behind it, it is an alias. */
function askedIn(line: string): readonly { readonly name: string; readonly range: string }[] {
  const asked = line.replace(/:\s*$/, '').replaceAll('"', '').split(', ');
  return asked.flatMap((each) => {
    const [, name, range] = REQUEST.exec(each) ?? [];
    if (name === undefined || range === undefined) return [];
    return [{ name, range: /^npm:.[^@]*$/.test(range) ? range.slice('npm:'.length) : range }];
  });
}

/** The later Yarns name a package and where it is from in one. */
function resolve(draft: Draft, value: string): void {
  const [, name, from] = REQUEST.exec(value) ?? [];
  if (name === undefined || from === undefined) return;
  draft.name = name;
  if (!from.startsWith('npm:') && !from.startsWith('patch:')) draft.source = from;
}

import { type Draft, locked, type LockFile } from '../lock-file';

/** `name@1.2.3`, `/name@1.2.3` and the older `/name/1.2.3`, with what it was resolved beside in brackets. */
const PACKAGE = /^ {2}'?\/?((?:@[^/\s@']+\/)?[^/\s@'(]+)[@/]([^\s'():]{1,100})(?:[(:]\S*)?'?:$/;
const IMPORTED = /^ {6}'?((?:@[^/\s']+\/)?[^\s':]+)'?:$/;

/** `pnpm-lock.yaml`. */
export function readPnpmLock(text: string): LockFile {
  const packages: Draft[] = [];
  const requests = new Set<string>();
  const members = new Set<string>();
  let [section, asked] = ['', ''];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    if (line === '') continue;
    if (!line.startsWith(' ')) section = line;
    else if (section === 'importers:') {
      const folder = /^ {2}'?([^\s']+)'?:$/.exec(line)?.[1];
      if (folder !== undefined) members.add(folder === '.' ? '' : folder);
      asked = IMPORTED.exec(line)?.[1] ?? asked;
      const wanted = /^ {8}specifier: '?([^'\n]{1,300}?)'?$/.exec(line)?.[1];
      if (wanted !== undefined) requests.add(`${asked}@${wanted}`);
    } else if (section === 'packages:') {
      const [, name, version] = PACKAGE.exec(line) ?? [];
      if (name !== undefined && version !== undefined) {
        packages.push({ ...locked({ name, version, line: index + 1 }), place: `${name}@${version}` });
      } else if (packages.length > 0) fill(packages.at(-1)!, line.trim(), index + 1);
    }
  }
  // Overrides are asked for in place of what the manifest says.
  const repeats = members.size > 0 && !/^overrides:/m.test(text);
  return {
    packages,
    requests: repeats ? requests : null,
    members: members.size > 0 ? members : new Set(['']),
  };
}

function fill(draft: Draft, line: string, number: number): void {
  draft.endLine = number;
  draft.integrity = /\bintegrity: ([^\s,}]{1,300})/.exec(line)?.[1] ?? draft.integrity;
  draft.source = /\btarball: '?([^\s,}']{1,1000})/.exec(line)?.[1] ?? draft.source;
  if (line === 'requiresBuild: true') draft.hasInstallScript = true;
}

import { type Draft, locked, lockOf, type LockFile } from '../lock-file';

/** Bundler's `Gemfile.lock`. */
export function readGemfileLock(text: string): LockFile {
  const packages: Draft[] = [];
  let [section, remote, revision] = ['', '', ''];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    if (/^[A-Z]/.test(line)) [section, remote, revision] = [line, '', ''];
    remote = /^ {2}remote: (\S{1,500})$/.exec(line)?.[1] ?? remote;
    revision = /^ {2}revision: ([0-9a-f]{7,64})$/.exec(line)?.[1] ?? revision;
    const [, name, version] = /^ {4}([\w.-]{1,100}) \(([\w.-]{1,100})\)$/.exec(line) ?? [];
    if (name === undefined || version === undefined || !/^(?:GEM|GIT|PATH)$/.test(section)) continue;
    const source = section === 'GIT' ? `git+${remote}#${revision}` : section === 'GEM' ? remote : null;
    // Bundler adds the platform to the version.
    packages.push({ ...locked({ name, version: version.replace(/-.*$/, ''), line: index + 1 }), source });
  }
  return lockOf(packages);
}

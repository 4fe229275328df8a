import { locked, type LockFile } from '../lock-file';

/** Go's `go.sum`: no list of what is used, but a checksum of all that is. */
export function readGoSum(text: string): LockFile {
  const packages = text.split('\n').flatMap((line, index) => {
    const [, name, version, integrity] = /^(\S{1,300}) (v\S{1,100}) (h1:\S{20,60})$/.exec(line.trimEnd()) ?? [];
    if (name === undefined || version === undefined || integrity === undefined) return [];
    return [
      locked({ name, version, line: index + 1, integrity: integrity.replace(':', '-'), place: `${name} ${version}` }),
    ];
  });
  const requests = packages.map(({ name, version }) => `${name}@${version.replace(/\/go\.mod$/, '')}`);
  return { packages, requests: new Set(requests), members: new Set(['']) };
}

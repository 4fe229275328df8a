/** Characters and sequences that git allows in no name of a branch; some of them are operators in a list of refs. */
const FORBIDDEN = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|^[-./]|[./]$/u;

/** Whether git takes the name for that of a branch and for nothing else. */
export function isBranchName(name: string): boolean {
  return name !== '' && name !== '@' && Buffer.byteLength(name) < 1000 && !FORBIDDEN.test(name);
}

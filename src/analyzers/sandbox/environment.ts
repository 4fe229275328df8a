import { dirname, delimiter } from 'node:path';

/**
 * The whole environment of a tool's process. Nothing is inherited: Loom's own holds tokens and keys, and variables such as
 * NODE_OPTIONS would change what the tool does.
 */
export function toolEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const folders = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
  return { PATH: folders.join(delimiter), LANG: 'C.UTF-8', ...extra };
}

const NAMED: Readonly<Record<number, string>> = { 7: 'a', 8: 'b', 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r' };

/** A path as git prints it in a diff: in quotes with octal escapes when it has special characters. */
export function escapedPath(path: string): string {
  let escaped = '';
  for (const byte of Buffer.from(path)) {
    const name = NAMED[byte];
    if (name !== undefined) escaped += `\\${name}`;
    else if (byte === 34 || byte === 92) escaped += `\\${String.fromCharCode(byte)}`;
    else if (byte < 32 || byte > 126) escaped += `\\${byte.toString(8).padStart(3, '0')}`;
    else escaped += String.fromCharCode(byte);
  }
  return escaped === path ? path : `"${escaped}"`;
}

/**
 * Characters that drive a terminal or hide text: C0 and C1 controls, direction marks and overrides, zero-width characters, line
 * and paragraph separators, letters without a shape, tag characters, the byte order mark.
 */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- control characters are the point
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text from a repository, safe to print on one line: what cannot be seen is shown as `\xNN` or `\u{NNNN}`. Tabs become two spaces. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => {
    if (char === '\t') return '  ';
    const code = char.codePointAt(0)!.toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`;
  });
}

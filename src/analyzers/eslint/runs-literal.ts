const HELD = /^\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`$]*`)\s*(?:[;,\n]|$)/;

/** True when lines run code that stands in the text before them: what they name was last given one text, in which nothing varies. */
export function runsLiteral(lines: string, before: string): boolean {
  const name = /\b(?:eval|Function|runIn\w*Context)\(\s*([\w$]+)\s*[,)]/
    .exec(lines)?.[1]
    ?.replaceAll('$', String.raw`\$`);
  if (name === undefined) return false;
  const last = [
    ...before.matchAll(new RegExp(String.raw`(?<![\w$.])${name}\s*(?::\s*string\s*)?\+?=(?![=>])`, 'g')),
  ].at(-1);
  if (!last || last[0].includes('+')) return false;
  const behind = before.slice(last.index + last[0].length);
  // A function in between may have a parameter of the same name.
  const isParameter = new RegExp(
    String.raw`(?<!\b(?:if|while|switch|for|with)\s*)\([^()]*(?<![\w$.])${name}(?![\w$])[^()]*\)\s*(?::[^={;]*)?(?:\{|=>)|(?<![\w$.])${name}\s*=>`,
  );
  return HELD.test(behind) && !isParameter.test(behind);
}

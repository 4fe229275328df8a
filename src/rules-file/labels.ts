const LONGEST = 1_000;
const BRACKETED = /\[([^[\]]{1,50})\]/g;
const LEADING = /^(?:\s|\[[^[\]]{1,50}\])*([\p{L}\p{N}][\p{L}\p{N}_./-]{0,49})(?:\([^()]{0,50}\))?!?:(?=\s|$)/u;

/**
 * Labels that a pull request's title carries, in lower case, each once: `[label]` anywhere, and `label:` tags in front of the
 * text (`fix: …`, `security: fix: …`, `feat(ui)!: …`). Bitbucket has no labels of its own.
 */
export function labelsOf(title: string): readonly string[] {
  let rest = title.slice(0, LONGEST);
  const labels = [...rest.matchAll(BRACKETED)].map((match) => match[1]!);
  for (let tag = LEADING.exec(rest); tag; tag = LEADING.exec(rest)) {
    labels.push(tag[1]!);
    rest = rest.slice(tag[0].length);
  }
  return [...new Set(labels.map(asLabel).filter((label) => label !== ''))];
}

/** Labels are compared without regard to case and surrounding space. */
export function asLabel(text: string): string {
  return text.trim().toLowerCase();
}

/** Texts of chains of names that tests on this way have cleared, each with the rules it is harmless for; null: for all. */
export type Clearance = Map<string, readonly string[] | null>;

/** Notes that one more test has cleared a text. */
export function addCleared(cleared: Clearance, text: string, rules: readonly string[] | null): void {
  const known = cleared.get(text);
  if (known === null) return;
  cleared.set(text, rules && known ? [...new Set([...known, ...rules])] : rules);
}

/** What is clear whichever of two ways was taken. */
export function clearedByBoth(one: Clearance, other: Clearance): Clearance {
  const both: Clearance = new Map();
  for (const [text, rules] of one) {
    const others = other.get(text);
    if (others === undefined) continue;
    const common = rules && others ? rules.filter((rule) => others.includes(rule)) : (rules ?? others);
    if (common?.length !== 0) both.set(text, common);
  }
  return both;
}

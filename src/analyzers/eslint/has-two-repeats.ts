/**
 * True when a regular expression has at least two open-ended repetitions. With fewer it cannot backtrack more than linearly, however
 * long the text; escaped characters and those in a class are counted too, which only errs on the safe side.
 */
export function hasTwoRepeats(pattern: string): boolean {
  return (pattern.match(/[*+]|\{\d+,\}/g)?.length ?? 0) >= 2;
}

/** A regular expression of a rule's data. `(?i)` at its start makes it blind to case, as most languages write it. */
export function regularExpression(source: string): RegExp {
  return source.startsWith('(?i)') ? new RegExp(source.slice('(?i)'.length), 'i') : new RegExp(source);
}

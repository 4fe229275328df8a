const LONGEST = 200;

/** Text of git or of a repository, made fit for one line of a message: no control characters, not endless. */
export function printable(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/**
 * True when `text` fits a pattern in which only `*` is special and stands for any characters; case does not count. Not a glob:
 * account ids hold braces. Time is bounded by the product of the lengths.
 */
export function fitsWildcard(pattern: string, text: string): boolean {
  const [head = '', ...tail] = pattern.toLowerCase().split('*');
  const subject = text.toLowerCase();
  const last = tail.pop();
  if (last === undefined) return subject === head;
  if (!subject.startsWith(head) || subject.length < head.length + last.length || !subject.endsWith(last)) return false;
  let from = head.length;
  for (const part of tail) {
    const at = subject.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= subject.length - last.length;
}

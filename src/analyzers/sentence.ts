/** A tool's message as one line of prose: single spaces, no markup, a full stop at its end. */
export function sentence(text: string): string {
  const line = text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

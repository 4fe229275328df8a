/**
 * The line of the head at which something is missing: that of the neighbour which followed it before and is still there, else of the one
 * in front of it, else of what held them.
 */
export function besideGone(
  before: readonly string[],
  gone: string,
  lineNow: (key: string) => number | null | undefined,
  holder: number,
): number {
  const at = before.indexOf(gone);
  for (const key of [...before.slice(at + 1), ...before.slice(0, Math.max(0, at)).reverse()]) {
    const line = lineNow(key);
    if (typeof line === 'number') return line;
  }
  return holder;
}

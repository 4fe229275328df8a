/** The line, from 1, that holds a byte. Past the end it is the last line. */
export type LineAt = (offset: number) => number;

/**
 * Lines as git counts them: they end at line feeds and nowhere else. JavaScript ends them at other characters too, so the tool's own
 * line numbers can be off.
 */
export function lineIndex(content: Uint8Array): LineAt {
  const feeds: number[] = [];
  for (let at = content.indexOf(0x0a); at >= 0; at = content.indexOf(0x0a, at + 1)) feeds.push(at);
  const lines = content.at(-1) === 0x0a ? feeds.length : feeds.length + 1;
  return (offset) => {
    let low = 0;
    let high = feeds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (feeds[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, Math.min(low + 1, lines));
  };
}

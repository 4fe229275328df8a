/** What Loom logged of its last review. */
export function analysisMs(lines: readonly string[]): number {
  for (const line of [...lines].reverse()) {
    if (!line.startsWith('{')) continue;
    const { analysisMs: found } = JSON.parse(line) as { analysisMs?: number | null };
    if (typeof found === 'number') return found;
  }
  throw new Error('Loom logged no review.');
}

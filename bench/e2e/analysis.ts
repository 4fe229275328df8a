import { until } from '../../test/cloud/until';

/** How long tools were at work, as Loom says of its last review; what it logged may come a moment after what it did. */
export async function analysisMs(log: () => readonly string[], since: number): Promise<number> {
  let found: number | null = null;
  await until('Loom logs its review', () => {
    found = analysisIn(log().slice(since));
    return found !== null;
  });
  return found!;
}

function analysisIn(lines: readonly string[]): number | null {
  for (const line of [...lines].reverse()) {
    if (!line.startsWith('{')) continue;
    const { analysisMs: found } = JSON.parse(line) as { analysisMs?: number | null };
    if (typeof found === 'number') return found;
  }
  return null;
}

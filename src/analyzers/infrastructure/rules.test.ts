import { createJudge, type InfrastructureWire } from './judge';
import type { Example } from './rule-row';
import { INFRASTRUCTURE_ROWS } from './rules';

const judge = createJudge(INFRASTRUCTURE_ROWS);

async function rulesIn({ path, text }: Example): Promise<readonly string[]> {
  return ((await judge({ path, text })) as readonly InfrastructureWire[]).map(({ rule }) => rule);
}

describe.each(INFRASTRUCTURE_ROWS.map((row) => [row.name, row] as const))('%s', (name, { examples }) => {
  it('has three examples of each kind', () => {
    expect(new Set(examples.bad.map(({ text }) => text)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(examples.ok.map(({ text }) => text)).size).toBeGreaterThanOrEqual(3);
  });

  it.each(examples.bad.map(({ text }, index) => [text, index] as const))('finds %s', async (_, index) => {
    expect(await rulesIn(examples.bad[index]!)).toContain(name);
  });

  it.each(examples.ok.map(({ text }, index) => [text, index] as const))('passes %s', async (_, index) => {
    expect(await rulesIn(examples.ok[index]!)).not.toContain(name);
  });
});

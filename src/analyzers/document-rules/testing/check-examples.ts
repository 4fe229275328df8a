import type { JudgeFile } from '../../sandbox';
import type { DocumentWire } from '../judge';
import type { Example, RuleFacts } from '../rule';

/** Tests that every rule finds its bad examples and passes its good ones, of which it has three each at least. */
export function checkExamples(rules: readonly RuleFacts[], judge: JudgeFile): void {
  const rulesIn = async (example: Example): Promise<readonly string[]> =>
    ((await judge(example)) as readonly DocumentWire[]).map(({ rule }) => rule);

  it('has rules of different names', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, { examples }) => {
    it('has three examples of each kind', () => {
      for (const kind of [examples.bad, examples.ok])
        expect(new Set(kind.map((example) => JSON.stringify(example))).size).toBeGreaterThanOrEqual(3);
    });

    it.each(examples.bad.map((example) => [example.text, example] as const))('finds %j', async (_, example) => {
      expect(await rulesIn(example)).toContain(name);
    });

    it.each(examples.ok.map((example) => [example.text, example] as const))('passes %j', async (_, example) => {
      expect(await rulesIn(example)).not.toContain(name);
    });
  });
}

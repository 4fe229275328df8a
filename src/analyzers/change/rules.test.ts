import { readProgram } from '../loom';
import { misfits } from './callers';
import { brokenCallers } from './elsewhere';
import { createJudge } from './judge';
import { outlineOf } from './outline';
import { type ChangeExample, loadRules } from './rules';
import type { ChangeWire } from './wire';

const ENDING: Readonly<Record<ChangeExample['language'], string>> = {
  javascript: 'tsx',
  python: 'py',
  java: 'java',
  go: 'go',
  csharp: 'cs',
  php: 'php',
  ruby: 'rb',
  kotlin: 'kt',
};

const judge = createJudge();

async function found({ language, base, head, other, elsewhere }: ChangeExample): Promise<readonly string[]> {
  const path = `example.${ENDING[language]}`;
  const wires = (await judge({ path, text: head, before: base })) as readonly ChangeWire[];
  const asked = wires.flatMap((wire) => (wire.kind === 'question' ? [wire.rule] : []));
  const outlined = async (name: string, old: string, now: string) => {
    const [before, after] = [await readProgram(name, old), await readProgram(name, now)];
    return { path: name, outline: outlineOf(before, after!) };
  };
  const files = [await outlined(path, base, head)];
  if (other) files.push(await outlined(`other.${ENDING[language]}`, other.base, other.head));
  if (elsewhere === undefined) return [...asked, ...(other ? misfits(files).map(({ rule }) => rule) : [])];
  const unchanged = `elsewhere.${ENDING[language]}`;
  const broken = brokenCallers(
    misfits([...files, await outlined(unchanged, elsewhere, elsewhere)]),
    new Set([unchanged]),
  );
  return [...asked, ...broken.map(() => 'broken-callers')];
}

describe.each([...loadRules()])('%s', (name, { bad, ok }) => {
  it.each(bad.map((example, at) => [at + 1, example.language, example] as const))(
    'asks about bad example %i (%s)',
    async (_, __, example) => {
      expect(await found(example)).toContain(name);
    },
  );

  it.each(ok.map((example, at) => [at + 1, example.language, example] as const))(
    'has no question about ok example %i (%s)',
    async (_, __, example) => {
      expect(await found(example)).not.toContain(name);
    },
  );

  it('has no question where nothing changed', async () => {
    for (const { language, head } of [...bad, ...ok]) expect(await found({ language, base: head, head })).toEqual([]);
  });
});

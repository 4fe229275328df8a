import { readingOf, readProgram } from '../loom';
import type { SourceFile, Surroundings } from '../port';
import { nothingElse } from '../sandbox/testing/files';
import { misfits } from './callers';
import type { OutlinedFile } from './file-index';
import { BROKEN_CALLERS, brokenCallers } from './elsewhere';
import { brokenImporters } from './importers';
import { createJudge } from './judge';
import { outlineOf } from './outline';
import { type ChangeExample, loadRules } from './rules';
import { type Importers, importersOf } from './taken';
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

async function found(example: ChangeExample): Promise<readonly string[]> {
  const { language, base, head, other, elsewhere, gone } = example;
  const path = `example.${ENDING[language]}`;
  const wires = (await judge({ path, text: head, before: base })) as readonly ChangeWire[];
  const asked = wires.flatMap((wire) => (wire.kind === 'question' ? [wire.rule] : []));
  const files = [await outlinedAt(path, base, head)];
  if (other) files.push(await outlinedAt(`other.${ENDING[language]}`, other.base, other.head));
  const unchanged = `elsewhere.${ENDING[language]}`;
  const around = elsewhere === undefined ? [] : [await outlinedAt(unchanged, elsewhere, elsewhere)];
  const broken = brokenCallers(await misfits([...files, ...around], null), new Set([unchanged]));
  const { inside, outside } = gone ? await importers(gone, files, around) : { inside: [], outside: [] };
  return [
    ...asked,
    ...(other ? (await misfits(files, null)).map(({ rule }) => rule) : []),
    ...broken.map(() => BROKEN_CALLERS),
    ...inside.map(() => 'stale-import'),
    ...brokenImporters(outside).map(() => 'broken-importers'),
  ];
}

async function outlinedAt(path: string, old: string, now: string): Promise<OutlinedFile> {
  const [before, after] = [await readProgram(path, old), await readProgram(path, now)];
  return { path, outline: outlineOf(before, after!) };
}

async function importers(
  { path, movedTo, text, left }: NonNullable<ChangeExample['gone']>,
  changed: readonly OutlinedFile[],
  around: readonly OutlinedFile[],
): Promise<Importers> {
  const base = { id: path, path, content: Buffer.from(text) };
  const source = (name: string, content = ''): SourceFile => ({ id: name, path: name, content: Buffer.from(content) });
  const paths = [...changed, ...around].map((file) => file.path);
  const touched = [...changed.map((file) => file.path), ...(movedTo === null ? [] : [movedTo])];
  const all = new Set([...paths, ...touched, ...left]);
  const was = readingOf(path) ? [await outlinedAt(path, text, text)] : [];
  const surroundings: Surroundings = {
    ...nothingElse,
    touched,
    filesNaming: (_, accepts) =>
      Promise.resolve(
        [source('go.mod', 'module example.com/shop\n'), ...around.map((file) => source(file.path))].filter((file) =>
          accepts(file.path),
        ),
      ),
  };
  return importersOf({ files: [{ base, movedTo }], known: [], paths: all }, was, changed, surroundings, (files) =>
    Promise.resolve(around.filter((each) => files.some((file) => file.path === each.path))),
  );
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

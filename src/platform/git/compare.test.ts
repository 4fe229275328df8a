import { summary, textOf, useRepositories } from '../local-git/testing/use-repositories';

const repositories = useRepositories();

const FILES = 5000;

function numbered(text: (number: number) => string, name = 'src/'): Record<string, string> {
  return Object.fromEntries(Array.from({ length: FILES }, (_, number) => [`${name}${number}.ts`, text(number)]));
}

describe('a change of 5,000 files', () => {
  it('is listed, compared and read in seconds', async () => {
    const repository = repositories.make();
    repository.commit(numbered((number) => `const a = ${number};\n`));
    repository.commit(
      numbered((number) => `const b = ${number};\n`),
      { branch: 'topic', from: 'main' },
    );
    const start = performance.now();
    const change = await repositories.open(repository.path, { head: 'topic' });
    expect(change.files).toHaveLength(FILES);
    const blobs = change.files.flatMap(({ oldBlob, newBlob }) => [oldBlob!, newBlob!]);
    expect((await change.sizes(blobs)).size).toBe(2 * FILES);
    let read = 0;
    for await (const content of change.contents(blobs, 100)) if (content.kind === 'bytes') read += 1;
    expect(read).toBe(2 * FILES);
    expect((await textOf(change.diff())).match(/^diff --git /gm)).toHaveLength(FILES);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('is snapshotted from the working tree in seconds', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'x\n' });
    repository.checkout('main');
    for (const [path, content] of Object.entries(numbered((number) => `const a = ${number};\n`)))
      repository.write(path, content);
    const start = performance.now();
    expect((await repositories.open(repository.path, { worktree: true })).files).toHaveLength(FILES);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('renames', () => {
  const text = (number: number): string => Array.from({ length: 8 }, (_, line) => `line ${number * line}\n`).join('');

  it('are found, with edits and without', async () => {
    const repository = repositories.make();
    repository.commit({ 'same.ts': text(1), 'edited.ts': text(1000) });
    repository.commit(
      { 'same.ts': null, 'edited.ts': null, 'new/same.ts': text(1), 'new/edited.ts': `${text(1000)}more\n` },
      { branch: 'topic', from: 'main' },
    );
    const change = await repositories.open(repository.path, { head: 'topic' });
    expect(summary(change)).toEqual(['R edited.ts -> new/edited.ts', 'R same.ts -> new/same.ts']);
    expect(change.notices).toEqual([]);
    expect(await textOf(change.diff())).toContain(
      'similarity index 100%\nrename from same.ts\nrename to new/same.ts\n',
    );
  });

  it('are given up above a limit, which is said', async () => {
    const repository = repositories.make();
    const gone = Object.fromEntries(Object.keys(numbered(text)).map((path) => [path, null]));
    repository.commit(numbered(text));
    repository.commit(
      { ...gone, ...numbered((number) => `${text(number)}more\n`, 'lib/moved-') },
      { branch: 'topic', from: 'main' },
    );
    const change = await repositories.open(repository.path, { head: 'topic' });
    expect(change.notices).toEqual([expect.stringContaining('Over 1000 files')]);
  });
});

import { chmodSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { groupsOf } from './object-reader';
import { failureOf, listOf, useRepositories } from '../local-git/testing/use-repositories';

const repositories = useRepositories();

describe('sizes and contents', () => {
  it('are those of the blobs, whatever their bytes', async () => {
    const repository = repositories.make();
    const files = {
      empty: Buffer.alloc(0),
      newline: Buffer.from('\n'),
      binary: Buffer.from([...Array(256).keys()]),
      large: Buffer.alloc(6_000_000, 'x'),
      header: Buffer.from(`${'0'.repeat(40)} missing\n`),
    };
    repository.commit(files);
    const id = (name: string): string => repository.git('rev-parse', `main:${name}`);
    const change = await repositories.open(repository.path, { base: 'main' });
    const ids = Object.keys(files).map(id);

    expect([...(await change.sizes(ids)).values()]).toEqual([0, 1, 256, 6_000_000, 49]);
    const contents = await listOf(change.contents([...ids, ...ids], 10_000_000));
    expect(contents.map(({ blob }) => blob)).toEqual(ids);
    const expected = Object.values(files);
    expect(
      contents.map((content, index) => content.kind === 'bytes' && expected[index]?.equals(content.bytes)),
    ).toEqual(expected.map(() => true));

    const bounded = await listOf(change.contents([id('large'), id('newline')], 1));
    expect(bounded).toEqual([
      { kind: 'too-large', blob: id('large'), size: 6_000_000 },
      { kind: 'bytes', blob: id('newline'), bytes: new Uint8Array([10]) },
    ]);
  });

  it('are absent for what is no blob, does not exist, or is no id at all', async () => {
    const repository = repositories.make();
    const commit = repository.commit({ 'a.txt': 'x\n' });
    const change = await repositories.open(repository.path, { base: 'main' });
    const ids = [commit, repository.git('rev-parse', 'main^{tree}'), 'f'.repeat(40), 'HEAD:a.txt', 'a\nb', ''];
    expect(await change.sizes(ids)).toEqual(new Map());
    expect(await listOf(change.contents(ids, 100))).toEqual(ids.map((blob) => ({ kind: 'missing', blob })));
  });

  it('can be asked by many at once, some of whom turn away', async () => {
    const repository = repositories.make();
    const names = Array.from({ length: 300 }, (_, number) => `${number}.txt`);
    repository.commit(Object.fromEntries(names.map((name) => [name, name.repeat(5000)])));
    const ids = repository.git('ls-tree', '--format=%(objectname)', 'main').split('\n');
    const change = await repositories.open(repository.path, { base: 'main' });
    const readAll = async (): Promise<number> => (await listOf(change.contents(ids, 1e6))).length;
    const readOne = async (): Promise<number> => {
      for await (const content of change.contents(ids, 1e6)) return content.kind === 'bytes' ? 1 : 0;
      return 0;
    };
    expect(await Promise.all([readAll(), readOne(), readAll(), readOne()])).toEqual([300, 1, 300, 1]);
    expect((await change.sizes(ids)).size).toBe(300);
  });

  it('end in a failure that says what to do when an object is damaged', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'x\n' });
    const blob = repository.gitWithInput('content\n'.repeat(10_000), 'hash-object', '-w', '--stdin');
    const file = join(repository.path, '.git', 'objects', blob.slice(0, 2), blob.slice(2));
    const change = await repositories.open(repository.path, { base: 'main' });
    chmodSync(file, 0o600);
    truncateSync(file, 40);
    const failure = await failureOf(listOf(change.contents([blob], 1e6)));
    expect(failure).toMatchObject({ kind: 'unavailable', where: repository.path });
    expect(failure.next).toContain('git fsck');
  });
});

describe('groupsOf', () => {
  it('keeps order and bounds every group that has more than one member', () => {
    const item = fc.record({ blob: fc.uuid(), size: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(item), fc.integer({ min: 1, max: 150 }), (wanted, bytes) => {
        const groups = [...groupsOf(wanted, bytes)];
        expect(groups.flat()).toEqual(wanted.map(({ blob }) => blob));
        const size = new Map(wanted.map((one) => [one.blob, one.size]));
        for (const group of groups.filter(({ length }) => length > 1)) {
          expect(group.reduce((sum, blob) => sum + size.get(blob)!, 0)).toBeLessThanOrEqual(bytes);
        }
      }),
    );
  });
});

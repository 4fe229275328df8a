import { listOf, summary, textOf, useRepositories } from '../local-git/testing/use-repositories';
import type { TestRepository } from '../git/testing/make-repository';
import { useSource } from './testing/use-source';

const tests = useSource();
const repositories = useRepositories();

/** The same change as a local review has it: both must speak of the same files and lines. */
async function expectLikeLocal(
  change: Awaited<ReturnType<typeof tests.open>>,
  repository: TestRepository,
  ends: { readonly base?: string; readonly head?: string } = {},
): Promise<void> {
  const local = await repositories.open(repository.path, { base: 'main', head: 'topic', ...ends });
  expect(change.base.commit).toBe(local.base.commit);
  expect(change.head.commit).toBe(local.head.commit);
  expect(change.files).toEqual(local.files);
  expect(await textOf(change.diff())).toBe(await textOf(local.diff()));
  const blobs = change.files.flatMap(({ oldBlob, newBlob }) => [oldBlob, newBlob].filter((blob) => blob !== null));
  expect(await change.sizes(blobs)).toEqual(await local.sizes(blobs));
  expect(await listOf(change.contents(blobs, 1e6))).toEqual(await listOf(local.contents(blobs, 1e6)));
}

/** Every kind of change at once, on a branch that its destination has left behind. */
function diverse(repository: TestRepository): void {
  repository.commit({
    '.loom/config.yaml': 'gate: {}\n',
    'kept.txt': 'same\n',
    'edited.ts': 'one\ntwo\n',
    'gone.ts': 'bye\n',
    'moved.ts': Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join(''),
    'crlf.txt': 'a\r\nb\r\n',
    'latin1.txt': Buffer.from([0x66, 0xfc, 0x72, 0x0a]),
    link: { link: 'kept.txt' },
    lib: { submodule: 'a'.repeat(40) },
  });
  repository.commit(
    {
      'edited.ts': 'one\n2\n',
      'gone.ts': null,
      'moved.ts': null,
      'dir/moved.ts': `${Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join('')}more\n`,
      'crlf.txt': 'a\r\nc\r\n',
      'latin1.txt': Buffer.from([0x66, 0xfc, 0xdf, 0x0a]),
      link: { link: 'edited.ts' },
      lib: { submodule: 'b'.repeat(40) },
      'added ü.bin': Buffer.from([0, 1, 2, 255]),
    },
    { branch: 'topic', from: 'main' },
  );
  repository.commit({ 'elsewhere.txt': 'x\n' });
}

describe('a change opened by git', () => {
  it('is what a local review has, from few requests', async () => {
    const repository = tests.make();
    diverse(repository);
    const server = await tests.serve();
    const change = await tests.open(server, { repository });
    expect(summary(change)).toContain('R moved.ts -> dir/moved.ts');
    expect(change.notices).toEqual([]);
    await expectLikeLocal(change, repository);
    expect(await change.readText('old', '.loom/config.yaml')).toBe('gate: {}\n');
    expect(await change.readText('new', 'nowhere')).toBeNull();
    expect(server.seen.map(({ method }) => method).join(' ')).toBe('GET POST POST POST');
  });

  it('has other files on demand', async () => {
    const repository = tests.make();
    diverse(repository);
    const change = await tests.open(await tests.serve(), { repository });
    expect(await change.readText('new', 'kept.txt')).toBe('same\n');
  });

  it('lists what it leaves alone, and brings that in one request', async () => {
    const repository = tests.make();
    diverse(repository);
    const server = await tests.serve();
    const change = await tests.open(server, { repository });
    const unchanged = await change.unchanged();
    expect([...unchanged.keys()]).toContain('kept.txt');
    expect(change.files.some(({ newPath }) => newPath !== null && unchanged.has(newPath))).toBe(false);
    const blobs = [...unchanged.values()];
    const before = server.seen.length;
    await change.bring(blobs);
    await change.bring(blobs);
    const here = await change.sizes(blobs);
    expect(here.size).toBe(new Set(blobs).size);
    // One asks what the server can do, as the connection of the opening is closed.
    expect(server.seen.length - before).toBeLessThanOrEqual(2);
  });

  it.each([
    ['the old protocol', {}, false],
    ['no filter', { filter: false }, true],
    ['no objects by id', { anyObject: false }, false],
    ['neither, by the old protocol', { filter: false, anyObject: false }, false],
    ['everything, by the old protocol', {}, false],
  ])('comes from a server that offers %s', async (_, offers, modern) => {
    const repository = tests.make(offers);
    diverse(repository);
    const change = await tests.open(await tests.serve({ modern }), { repository });
    expect(change.notices).toEqual([]);
    await expectLikeLocal(change, repository);
  });
});

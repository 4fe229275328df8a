import { Failure } from '../../domain';
import { failureOf, listOf, textOf } from '../local-git/testing/use-repositories';
import { openByRest } from './open-by-rest';
import type { ListedFile, RestFile, SourceRequest, SourceRest } from './port';

const HEAD = 'a'.repeat(40);
const BASE = 'b'.repeat(40);

const FILES: Readonly<Record<string, RestFile>> = {
  [`new ${HEAD} a.txt`]: { kind: 'bytes', bytes: Buffer.from('two\n') },
  [`old ${BASE} a.txt`]: { kind: 'bytes', bytes: Buffer.from('one\n') },
  [`new ${HEAD} huge`]: { kind: 'too-large', size: null },
  [`new ${HEAD} large`]: { kind: 'too-large', size: 9_000_000 },
  [`old ${BASE} .loom/config.yaml`]: { kind: 'bytes', bytes: Buffer.from('gate: {}\n') },
  [`old ${BASE} binary`]: { kind: 'bytes', bytes: Buffer.from([0, 1]) },
};

const listed: readonly ListedFile[] = [
  { status: 'modified', oldPath: 'a.txt', newPath: 'a.txt', type: 'file' },
  { status: 'added', oldPath: null, newPath: 'huge', type: 'file' },
  { status: 'added', oldPath: null, newPath: 'link', type: 'symlink' },
];

interface Api extends SourceRest {
  readonly asked: string[];
  readonly atOnce: () => number;
}

function api(changes: Partial<SourceRest> = {}): Api {
  const asked: string[] = [];
  let running = 0;
  let most = 0;
  return {
    asked,
    atOnce: () => most,
    async *diff() {
      await Promise.resolve();
      yield Buffer.from('diff --git a/a.txt b/a.txt\n');
      yield Buffer.from('--- a/a.txt\n');
    },
    files: () => Promise.resolve(listed),
    async file(side, commit, path) {
      asked.push(path);
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return FILES[`${side} ${commit} ${path}`] ?? { kind: 'missing' };
    },
    resolveCommit: (prefix) => Promise.resolve(HEAD.startsWith(prefix) ? HEAD : 'c'.repeat(40)),
    mergeBase: () => Promise.resolve(BASE),
    ...changes,
  };
}

function request(rest: SourceRest, more: Partial<SourceRequest> = {}): SourceRequest {
  const repository = { id: '{r}', fullName: 'acme/api' };
  return {
    change: {
      ref: { tenant: 't', repository: '{r}', number: 1 },
      source: { branch: 'topic', commit: HEAD.slice(0, 12), repository },
      destination: { branch: 'main', commit: 'c'.repeat(12), repository },
    },
    destinationUrl: 'https://bitbucket.org/acme/api.git',
    sourceUrl: null,
    credentials: () => Promise.reject(new Error('not asked')),
    rest,
    signal: new AbortController().signal,
    ...more,
  };
}

describe('a change opened by the API', () => {
  it('has files, diff, contents and texts', async () => {
    const change = await openByRest(request(api()), 'git is not installed.');
    expect(change.head).toEqual({ name: 'topic', commit: HEAD });
    expect(change.base).toEqual({ name: 'main', commit: BASE });
    expect(change.notices).toEqual([
      "The change was read through the host's API instead of git. git is not installed.",
    ]);
    expect(change.files[0]).toMatchObject({ oldBlob: `${BASE}:a.txt`, newBlob: `${HEAD}:a.txt` });
    expect(change.files[2]).toMatchObject({ oldBlob: null, newBlob: null });
    expect(await textOf(change.diff())).toBe('diff --git a/a.txt b/a.txt\n--- a/a.txt\n');
    expect(await change.readText('old', '.loom/config.yaml')).toBe('gate: {}\n');
    expect(await change.readText('new', '.loom/config.yaml')).toBeNull();
    expect(await change.readText('old', 'binary')).toBeNull();
  });

  it('reads each file once for its size and its content', async () => {
    const rest = api();
    const change = await openByRest(request(rest), '');
    const blobs = [
      `${HEAD}:a.txt`,
      `${BASE}:a.txt`,
      `${HEAD}:huge`,
      `${HEAD}:large`,
      `${HEAD}:none`,
      'elsewhere:a',
      'x',
    ];
    expect([...(await change.sizes(blobs))]).toEqual([
      [blobs[0], 4],
      [blobs[1], 4],
      [blobs[2], 5_000_001],
      [blobs[3], 9_000_000],
    ]);
    expect(await listOf(change.contents([...blobs, ...blobs], 1000))).toEqual([
      { kind: 'bytes', blob: blobs[0], bytes: Buffer.from('two\n') },
      { kind: 'bytes', blob: blobs[1], bytes: Buffer.from('one\n') },
      { kind: 'too-large', blob: blobs[2], size: 5_000_001 },
      { kind: 'too-large', blob: blobs[3], size: 9_000_000 },
      { kind: 'missing', blob: blobs[4] },
      { kind: 'missing', blob: blobs[5] },
      { kind: 'missing', blob: blobs[6] },
    ]);
    expect(await listOf(change.contents([`${HEAD}:a.txt`], 3))).toEqual([
      { kind: 'too-large', blob: `${HEAD}:a.txt`, size: 4 },
    ]);
    expect(rest.asked).toEqual(['a.txt', 'a.txt', 'huge', 'large', 'none']);
  });

  it('asks for several files at once, but not for all', async () => {
    const rest = api();
    const change = await openByRest(request(rest), '');
    await change.sizes(Array.from({ length: 50 }, (_, number) => `${HEAD}:${number}`));
    expect(rest.atOnce()).toBe(8);
  });

  it('stops at an endless diff', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        await Promise.resolve();
        yield Buffer.alloc(1000);
      }
    }
    const change = await openByRest(request(api({ diff: endless }), { limits: { diffBytes: 10_000 } }), '');
    expect(await failureOf(textOf(change.diff()))).toMatchObject({ kind: 'too-large', where: 'acme/api' });
  });

  it('passes on what the host says', async () => {
    const failure = new Failure({ kind: 'too-large', what: 'The host gave up on the diff.', next: 'Split it.' });
    const change = await openByRest(request(api({ diff: () => reject(failure) })), '');
    expect(await failureOf(textOf(change.diff()))).toBe(failure);
    const rejecting = api({ file: () => Promise.reject(failure) });
    const other = await openByRest(request(rejecting), '');
    expect(await failureOf(other.sizes([`${HEAD}:a`, `${HEAD}:b`]))).toBe(failure);
  });

  it('ends with its signal and with closing', async () => {
    const controller = new AbortController();
    const change = await openByRest(request(api(), { signal: controller.signal }), '');
    controller.abort();
    expect((await failureOf(textOf(change.diff()))).kind).toBe('cancelled');
    const closed = await openByRest(request(api()), '');
    await closed.close();
    await closed.close();
    expect((await failureOf(closed.sizes([`${HEAD}:a.txt`]))).kind).toBe('cancelled');
    expect((await failureOf(openByRest(request(api(), { signal: controller.signal }), ''))).kind).toBe('cancelled');
  });
});

// eslint-disable-next-line require-yield -- a stream that only fails
async function* reject(failure: Failure): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  throw failure;
}

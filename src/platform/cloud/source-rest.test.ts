import type { SourceRest } from '../source/port';
import { COMMIT, type CloudTest, FORK, OPTIONS, P, R, REF, REPOSITORY, startCloudTest } from './testing/cloud-server';

const F = `/2.0/repositories/%7B%7D/${encodeURIComponent(FORK)}`;
const SHORT = COMMIT.slice(0, 12);

let test: CloudTest;
let rest: SourceRest;
beforeEach(async () => {
  test = await startCloudTest();
  const end = (id: string) => ({ branch: 'b', commit: SHORT, repository: { id, fullName: 'a/b' } });
  await test.host.openChange({ ref: REF, source: end(FORK), destination: end(REPOSITORY) }, OPTIONS).catch(() => null);
  rest = test.opened[0]!.rest;
});
afterEach(() => test.close());

describe('the source by the API', () => {
  it('streams the diff from behind its redirect', async () => {
    const spec = `/2.0/repositories/a/b/diff/c/d:${SHORT}%0D${SHORT}`;
    test.server.on(`GET ${P}/diff`, { status: 302, headers: { location: `${test.server.url}${spec}?topic=true` } });
    test.server.on(`GET ${spec}`, { body: Buffer.from([0x64, 0xff, 0x0a]) });
    const parts: Uint8Array[] = [];
    for await (const part of rest.diff()) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(Buffer.from([0x64, 0xff, 0x0a]));
    expect(test.server.arrivals[1]).toMatchObject({
      url: `${spec}?topic=true`,
      headers: { authorization: 'Bearer t' },
    });
  });

  it('lists files over pages', async () => {
    const file = (path: string, attributes: unknown = []) => ({ path, attributes });
    test.server.on(`GET ${P}/diffstat`, { status: 302, headers: { location: `${R}/diffstat/x` } });
    test.server.on(`GET ${R}/diffstat/x`, {
      body: {
        next: `${test.server.url}${R}/diffstat/x2`,
        values: [
          { status: 'added', old: null, new: file('a') },
          { status: 'removed', old: file('b', 'link'), new: null },
          { status: 'merge conflict', old: file('c'), new: file('c', ['subrepository']) },
        ],
      },
    });
    test.server.on(`GET ${R}/diffstat/x2`, {
      body: {
        values: [
          { status: 'renamed', old: { path: 'd' }, new: { path: 'e' } },
          { status: 'x', old: null, new: null },
        ],
      },
    });
    expect(await rest.files()).toEqual([
      { status: 'added', oldPath: null, newPath: 'a', type: 'file' },
      { status: 'deleted', oldPath: 'b', newPath: null, type: 'symlink' },
      { status: 'modified', oldPath: 'c', newPath: 'c', type: 'submodule' },
      { status: 'renamed', oldPath: 'd', newPath: 'e', type: 'file' },
    ]);
  });

  it('reads a file of the fork, or else of the destination', async () => {
    test.server.on(`GET ${F}/src/${COMMIT}/a%20b/%23.bin`, { status: 404 });
    test.server.on(`GET ${R}/src/${COMMIT}/a%20b/%23.bin`, { body: Buffer.from([1, 0, 255]) });
    expect(await rest.file('new', COMMIT, 'a b/#.bin', 100)).toEqual({
      kind: 'bytes',
      bytes: expect.objectContaining({ length: 3 }) as unknown,
    });
    await rest.file('old', COMMIT, 'a b/#.bin', 100);
    expect(test.server.arrivals).toHaveLength(3);
  });

  it('tells what is too large, missing, a folder, or no path', async () => {
    test.server.on(`GET ${R}/src/${COMMIT}/big`, { body: 'x'.repeat(101) });
    const words = { error: { message: 'This is longer than any bound of the file. '.repeat(5) } };
    test.server.on(`GET ${R}/src/${COMMIT}/gone`, { status: 404, body: words });
    test.server.on(`GET ${R}/src/${COMMIT}/folder`, { body: { values: [] } });
    expect(await rest.file('old', COMMIT, 'big', 100)).toEqual({ kind: 'too-large', size: null });
    expect(await rest.file('old', COMMIT, 'gone', 100)).toEqual({ kind: 'missing' });
    expect(await rest.file('old', COMMIT, 'folder', 100)).toEqual({ kind: 'missing' });
    for (const path of ['', '../x', 'a//b', 'a/./b', '/a']) {
      expect(await rest.file('old', COMMIT, path, 100)).toEqual({ kind: 'missing' });
    }
  });

  it('finds a full commit id in either repository', async () => {
    test.server.on(`GET ${R}/commit/${SHORT}`, { status: 404 });
    test.server.on(
      `GET ${F}/commit/${SHORT}`,
      { body: { hash: COMMIT } },
      { status: 404 },
      { body: { hash: 'short' } },
    );
    expect(await rest.resolveCommit(SHORT)).toBe(COMMIT);
    expect(await rest.resolveCommit(COMMIT)).toBe(COMMIT);
    await expect(rest.resolveCommit(SHORT)).rejects.toMatchObject({ kind: 'gone' });
    await expect(rest.resolveCommit(SHORT)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('asks for the merge base', async () => {
    test.server.on(`GET ${R}/merge-base/${COMMIT}..${SHORT}`, { body: { hash: COMMIT } });
    expect(await rest.mergeBase(COMMIT, SHORT)).toBe(COMMIT);
    await expect(rest.mergeBase('x', SHORT)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

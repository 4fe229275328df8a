import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf, listOf, textOf } from '../local-git/testing/use-repositories';
import type { TestRepository } from '../git/testing/make-repository';
import { openSource } from './open-source';
import { useSource } from './testing/use-source';

const tests = useSource();

function withTopic(content: string | Uint8Array = 'two\n'): TestRepository {
  const repository = tests.make();
  repository.commit({ 'a.txt': 'one\n' });
  repository.commit({ 'a.txt': content }, { branch: 'topic', from: 'main' });
  return repository;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** Command lines of all processes now; what runs below a test is among them. */
function commandLines(): string {
  const read = (pid: string): string => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(read)
    .join('\n');
}

describe('the secret', () => {
  it('is in no command line and in no file, at any request', async () => {
    if (process.platform !== 'linux') {
      console.warn('SKIPPED: needs /proc to look at command lines.');
      return;
    }
    const repository = withTopic();
    const basic = Buffer.from(`x-token-auth:${tests.secret}`).toString('base64');
    const looks: string[] = [];
    const server = await tests.serve({
      fault() {
        const files = filesUnder(tests.folder()).map((path) => readFileSync(path, 'latin1'));
        looks.push([commandLines(), ...files].join('\n'));
        return undefined;
      },
    });
    const change = await tests.open(server, { repository });
    await textOf(change.diff());
    looks.push(
      filesUnder(tests.folder())
        .map((path) => readFileSync(path, 'latin1'))
        .join('\n'),
    );
    expect(looks).toHaveLength(5);
    for (const look of looks) {
      expect(look.includes(tests.secret)).toBe(false);
      expect(look.includes(basic)).toBe(false);
    }
    // The look was one at the right place.
    expect(looks[0]).toContain('remote-http');
    expect(looks[0]).toContain('blob');
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await tests.serve();
    const repository = withTopic();
    const server = await tests.serve({
      fault: ({ path }) => ({ kind: 'status', status: 301, headers: { location: `${elsewhere.origin}${path}` } }),
    });
    const failure = await failureOf(
      tests.open(server, { repository, rest: { resolveCommit: () => Promise.resolve('a'.repeat(40)) } }),
    );
    expect(failure.kind).toBe('bug');
    expect(elsewhere.seen).toEqual([]);
  });
});

describe('a server that', () => {
  it.each([
    [401, 'unauthenticated', /scope `repository`/],
    [403, 'forbidden', /read:repository:bitbucket/],
    [429, 'rate-limited', /by itself/],
    [500, 'unavailable', /tried again/],
    [503, 'unavailable', /tried again/],
  ])('answers %d ends in %s', async (status, kind, next) => {
    const server = await tests.serve({ fault: () => ({ kind: 'status', status }) });
    const failure = await failureOf(tests.open(server, { repository: withTopic() }));
    expect(failure).toMatchObject({ kind, where: expect.stringContaining(server.origin) as string });
    expect(failure.next).toMatch(next);
    expect(JSON.stringify([failure.message, failure.where, failure.next, failure.cause])).not.toContain(tests.secret);
  });

  it('hangs is given up after a time', async () => {
    const server = await tests.serve({ fault: (_, index) => (index === 2 ? { kind: 'hang' } : undefined) });
    const repository = withTopic();
    const start = performance.now();
    const failure = await failureOf(tests.open(server, { repository, request: { limits: { openMs: 4000 } } }));
    expect(failure).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('4 seconds') as string });
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.each([0, 1, 2, 3])('cuts the connection at request %d ends in unavailable', async (cut) => {
    const server = await tests.serve({
      fault: (_, index) => (index >= cut ? { kind: 'cut', afterBytes: 30 } : undefined),
    });
    const failure = await failureOf(tests.open(server, { repository: withTopic() }));
    expect(failure.kind).toBe('unavailable');
  });

  it('is not there ends in unavailable', async () => {
    const server = await tests.serve();
    const request = tests.request(server, { repository: withTopic() });
    await server.close();
    const failure = await failureOf(openSource(request));
    expect(failure).toMatchObject({ kind: 'unavailable', next: expect.stringContaining('git said') as string });
  });

  it('sends more than it may ends in too-large, unless the API can do better', async () => {
    const repository = withTopic(randomBytes(3_000_000));
    const server = await tests.serve();
    const limits = { transferBytes: 1_000_000 };
    const rest = {
      resolveCommit: () => Promise.resolve('a'.repeat(40)),
      mergeBase: () => Promise.resolve('b'.repeat(40)),
    };
    const many = Array.from({ length: 20_000 }, (_, number) => ({
      status: 'added' as const,
      oldPath: null,
      newPath: `${number}`,
      type: 'file' as const,
    }));
    const failure = await failureOf(
      tests.open(server, { repository, request: { limits }, rest: { ...rest, files: () => Promise.resolve(many) } }),
    );
    expect(failure).toMatchObject({
      kind: 'too-large',
      message: expect.stringContaining('10000 files') as string,
      next: expect.stringMatching(/^Split .* Git was not used: The change is larger .* Raise the limits/) as string,
    });
    const change = await tests.open(server, {
      repository,
      request: { limits },
      rest: { ...rest, files: () => Promise.resolve(many.slice(0, 1)) },
    });
    expect(change.notices).toEqual([expect.stringContaining('larger than Loom may fetch by git')]);
  });
});

describe('abort', () => {
  it('kills a transfer at once and leaves nothing behind', async () => {
    const controller = new AbortController();
    const server = await tests.serve({
      fault(_, index) {
        if (index !== 2) return undefined;
        controller.abort();
        return { kind: 'hang' };
      },
    });
    const opening = tests.open(server, { repository: withTopic(), request: { signal: controller.signal } });
    expect((await failureOf(opening)).kind).toBe('cancelled');
    expect(readdirSync(tests.folder())).toEqual([]);
  });

  it('ends an open change, and closing twice is fine', async () => {
    const controller = new AbortController();
    const change = await tests.open(await tests.serve(), {
      repository: withTopic(),
      request: { signal: controller.signal },
    });
    const blobs = change.files.map(({ newBlob }) => newBlob ?? '');
    expect(await listOf(change.contents(blobs, 100))).toHaveLength(1);
    controller.abort();
    expect((await failureOf(textOf(change.diff()))).kind).toBe('cancelled');
    expect((await failureOf(change.sizes(blobs))).kind).toBe('cancelled');
    await Promise.all([change.close(), change.close()]);
    expect(readdirSync(tests.folder())).toEqual([]);
  });
});

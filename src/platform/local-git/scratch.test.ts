import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type * as os from 'node:os';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quotePath } from './scratch';
import { failureOf, useRepositories } from './testing/use-repositories';

const repositories = useRepositories();

/** Makes `folder` the place of temporary files for one test. */
function redirectTemporaryFiles(folder: string): void {
  const spy = jest.spyOn(jest.requireActual<typeof os>('node:os'), 'tmpdir').mockReturnValue(folder);
  repositories.after(() => spy.mockRestore());
}

describe('temporary files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'loom-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are gone after closing, which may be done twice', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'x\n' });
    redirectTemporaryFiles(folder);
    const change = await repositories.open(repository.path, { base: 'main' });
    expect(await change.readText('new', 'a.txt')).toBe('x\n');
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^loom-/)]);
    await Promise.all([change.close(), change.close()]);
    expect(readdirSync(folder)).toEqual([]);
    expect((await failureOf(change.sizes(['0'.repeat(40)]))).kind).toBe('cancelled');
  });

  it('are gone when nothing could be opened', async () => {
    const repository = repositories.make();
    redirectTemporaryFiles(folder);
    await failureOf(repositories.open(repository.path));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('need a folder that can be written', async () => {
    const repository = repositories.make();
    redirectTemporaryFiles(join(folder, 'none'));
    const failure = await failureOf(repositories.open(repository.path));
    expect(failure).toMatchObject({ kind: 'unavailable', where: join(folder, 'none') });
    expect(failure.next).toContain('TMPDIR');
  });
});

describe('quotePath', () => {
  it.each([
    ['/plain/path', '"/plain/path"'],
    ['/with space/ü', '"/with space/ü"'],
    ['/quo"te\\', '"/quo\\"te\\\\"'],
    ['/line\nfeed\u007f', '"/line\\012feed\\177"'],
    ['/c1\u0085', '"/c1\\302\\205"'],
  ])('%j becomes %s', (path, quoted) => {
    expect(quotePath(path)).toBe(quoted);
  });
});

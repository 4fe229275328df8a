import { useRepositories } from '../local-git/testing/use-repositories';
import { isPlainPath } from './tree-files';

const repositories = useRepositories();

describe('readText', () => {
  it('reads regular files of text up to 1 MB, and nothing else', async () => {
    const repository = repositories.make();
    const commit = repository.commit({ 'other.txt': 'x\n' });
    repository.commit({
      'ü/a.txt': '\ufeffhé\r\n',
      empty: '',
      program: { executable: '#!/bin/sh\n' },
      link: { link: 'empty' },
      module: { submodule: commit },
      binary: 'a\0b',
      'at-limit.txt': 'x'.repeat(1_000_000),
      'too-large.txt': 'x'.repeat(1_000_001),
    });
    const change = await repositories.open(repository.path, { base: 'main~1' });
    expect(await change.readText('new', 'ü/a.txt')).toBe('hé\r\n');
    expect(await change.readText('new', 'empty')).toBe('');
    expect(await change.readText('new', 'program')).toBe('#!/bin/sh\n');
    expect((await change.readText('new', 'at-limit.txt'))?.length).toBe(1_000_000);
    for (const path of ['link', 'module', 'binary', 'too-large.txt', 'ü', 'none', 'link/x']) {
      expect(await change.readText('new', path)).toBeNull();
    }
    expect(await change.readText('old', 'empty')).toBeNull();
    expect(await change.readText('old', 'other.txt')).toBe('x\n');
  });
});

describe('isPlainPath', () => {
  it.each([
    ['a', true],
    ['a/b.c', true],
    ['..a/b..', true],
    ['', false],
    ['/a', false],
    ['a/', false],
    ['a//b', false],
    ['a/../b', false],
    ['./a', false],
    ['a\0', false],
  ])('%j: %s', (path, plain) => {
    expect(isPlainPath(path)).toBe(plain);
  });
});

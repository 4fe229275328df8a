import { commandsIn } from './command';
import { acceptsPath, readScript, type ShellScript } from './script';
import { loadParser } from '../syntax';

async function script(text: string, path = 'a.sh'): Promise<ShellScript | null> {
  return readScript({ path, text });
}

describe('a shell script', () => {
  it.each([
    ['a "b c" \'d\'', ['a b c d']],
    ['a | sudo -u b /bin/c -d', ['a | c', 'sudo -u b /bin/c -d', 'c -d']],
    ['env A=1 b c > d', ['env A=1 b c', 'b c']],
    ['find . | xargs -I {} rm {}', ['find . | rm', 'xargs -I {} rm {}', 'rm {}']],
    ['timeout -k 5 10 a b', ['timeout -k 5 10 a b', 'a b']],
    ['echo "$(a b)"', ['echo $(a b)', 'a b']],
  ])('is cut into its commands: %s', async (text, commands) => {
    const root = (await loadParser('bash'))(`${text}\n`);
    expect(
      commandsIn(root).map(({ name, words, into }) =>
        [name, ...words, ...into.flatMap((next) => ['|', next])].join(' '),
      ),
    ).toEqual(commands);
  });

  it('knows its shell and its options', async () => {
    expect(await script('#!/bin/sh -e\n')).toMatchObject({ isPosix: true, stopsOnError: true, stopsOnUnset: false });
    expect(await script('#!/usr/bin/env bash\nset -euo pipefail\n')).toMatchObject({
      isPosix: false,
      stopsOnError: true,
      stopsOnUnset: true,
    });
  });

  it('knows which values came from outside', async () => {
    const read = await script('read -r a\nb="x$a"\nc=1\nd=$b\ne=$2\n');
    expect(['a', 'b', 'd', 'e'].every((name) => read?.foreign.has(name))).toBe(true);
    expect(read?.foreign.has('c')).toBe(false);
  });

  it('is known by its name, or by its first line where the name does not tell', async () => {
    expect(['a.sh', 'x/b.bash', '.envrc', 'bin/tool', '.husky/pre-push', 'entrypoint'].map(acceptsPath)).not.toContain(
      false,
    );
    expect(['a.ts', 'README', 'docs/tool', 'bin/tool.py'].map(acceptsPath)).not.toContain(true);
    expect(await script('#!/usr/bin/env python3\n', 'bin/tool')).toBeNull();
    expect(await script('#!/bin/bash\n', 'bin/tool')).not.toBeNull();
  });
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findHostTools } from './find-host-tools';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-test-tools-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function install(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('findHostTools', () => {
  it('tells where a program is and which version', async () => {
    const file = install('shellcheck', 'echo "ShellCheck - shell script analysis tool"; echo "version: 0.10.0"');
    expect(await findHostTools(['shellcheck'], `/nowhere:${folder}`)).toEqual([
      { name: 'shellcheck', file, version: '0.10.0' },
    ]);
  });

  it('says why one cannot be used', async () => {
    install('broken', 'echo none');
    mkdirSync(join(folder, 'sub'));
    const found = await findHostTools(['absent', 'broken'], folder);
    expect(found).toEqual([
      { name: 'absent', missing: expect.stringContaining('not installed') as string },
      { name: 'broken', missing: expect.stringContaining('no version') as string },
    ]);
  });

  it('looks in no folder that depends on where Loom stands', async () => {
    install('shellcheck', 'echo 1.0');
    const found = await findHostTools(['shellcheck'], `:.:${relative(process.cwd(), folder)}`);
    expect(found).toEqual([{ name: 'shellcheck', missing: expect.any(String) as string }]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScratch } from './scratch';
import { scratchOwner, scratchPrefix, thisProcess } from './scratch-name';
import { removeStaleScratch } from './stale-scratch';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'loom-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process id that was just given back. */
function endedPid(): number {
  return spawnSync('true').pid;
}

describe('removeStaleScratch', () => {
  it('deletes what ended processes of this host left, and nothing else', async () => {
    const mine = await createScratch(folder);
    const own = thisProcess();
    const dead = `${scratchPrefix({ ...own, pid: endedPid() })}abc123`;
    const reused = `${scratchPrefix({ ...own, started: '1' })}abc123`;
    const other = ['loom-other', 'loom-source-', 'loom-source-x-1-2-abc', 'a'];
    for (const name of [dead, reused, ...other]) mkdirSync(join(folder, name, 'objects'), { recursive: true });
    expect(await removeStaleScratch(folder)).toBe(process.platform === 'linux' ? 2 : 1);
    expect(readdirSync(folder).sort()).toEqual([...other, mine.folder.slice(folder.length + 1)].sort());
    await mine.remove();
  });

  it('leaves what another host is working on, until it is a day old', async () => {
    const name = `${scratchPrefix({ host: '01234567', pid: endedPid(), started: '5' })}abc123`;
    mkdirSync(join(folder, name));
    expect(await removeStaleScratch(folder)).toBe(0);
    const before = Date.now() / 1000 - 25 * 60 * 60;
    utimesSync(join(folder, name), before, before);
    expect(await removeStaleScratch(folder)).toBe(1);
  });

  it('does not mind a folder that is not there', async () => {
    expect(await removeStaleScratch(join(folder, 'none'))).toBe(0);
  });
});

describe('scratch names', () => {
  it('tell their owner', () => {
    const owner = thisProcess();
    expect(scratchOwner(`${scratchPrefix(owner)}Ab1xyz`)).toEqual(owner);
    expect(scratchOwner('loom-abc')).toBeNull();
  });
});

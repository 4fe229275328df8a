import { stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { withScratchFolder } from './scratch-folder';

describe('withScratchFolder', () => {
  it('gives a private folder and removes it with what is in it', async () => {
    const folder = await withScratchFolder(async (place) => {
      expect(dirname(place)).toBe(tmpdir());
      expect(basename(place)).toMatch(/^loom-/);
      expect((await stat(place)).mode & 0o777).toBe(0o700);
      await writeFile(join(place, 'left.txt'), 'left behind');
      return place;
    });
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('removes it when the work fails', async () => {
    let folder = '';
    const work = withScratchFolder((place) => {
      folder = place;
      return Promise.reject(new Error('failed'));
    });
    await expect(work).rejects.toThrow('failed');
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

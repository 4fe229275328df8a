import type { ChangedSource } from '../port';
import { otherWords } from './other-words';

function changed(path: string, base: string | null, head: string): ChangedSource {
  const file = (text: string): ChangedSource['head'] => ({ id: text, path, content: Buffer.from(text) });
  return { head: file(head), base: base === null ? null : file(base) };
}

describe('otherWords', () => {
  it('knows a word of another file, at either end', async () => {
    const files = [changed('a.go', 'save()', 'load() save()'), changed('b.go', 'load()', 'saves()')];
    const isNamedElsewhere = await otherWords(files, new Set(['save', 'load']));
    expect([isNamedElsewhere('load', 'a.go'), isNamedElsewhere('save', 'a.go')]).toEqual([true, false]);
    expect(isNamedElsewhere('save', 'b.go')).toBe(true);
  });

  it('is asked nothing where no word is looked for', async () => {
    expect((await otherWords([changed('a.go', null, 'save()')], new Set()))('save', 'b.go')).toBe(false);
  });
});

import { wantedBlobs } from './wanted-blobs';

const [a, b, c, none] = ['a', 'b', 'c', '0'].map((digit) => digit.repeat(40));

function raw(...records: readonly (readonly [header: string, path: string])[]): Buffer {
  return Buffer.from(records.map(([header, path]) => `:${header}\0${path}\0`).join(''));
}

describe('wantedBlobs', () => {
  it('has both sides of files and links, each once, and no submodule', () => {
    const output = raw(
      [`100644 100755 ${a} ${b} M`, 'edited'],
      [`000000 100644 ${none} ${b} A`, ':added like a header'],
      [`120000 000000 ${c} ${none} D`, 'link'],
      [`160000 160000 ${'d'.repeat(40)} ${'e'.repeat(40)} M`, 'lib'],
    );
    expect(wantedBlobs(output)).toEqual({ blobs: [a, b, c], paths: 4 });
    expect(wantedBlobs(Buffer.alloc(0))).toEqual({ blobs: [], paths: 0 });
  });
});

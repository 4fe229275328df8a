import fc from 'fast-check';
import { markerLine, readMarker } from './marker';

const subjects = fc.stringMatching(/^[a-z0-9-]{1,80}$/);
const others = fc.array(fc.record({ subject: subjects, digest: fc.option(fc.stringMatching(/^[0-9a-f]{12}$/)) }), {
  maxLength: 9,
});
const digests = fc.option(fc.stringMatching(/^[0-9a-f]{12}$/));

describe('marker', () => {
  it('is read back from under any text, whatever the host does to line ends', () => {
    const ends = fc.constantFrom('', '\n', '\r\n', ' \n\n');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        subjects,
        digests,
        others,
        ends,
        (text, subject, digest, more, end) => {
          const line = markerLine({ subject, digest, others: more });
          expect(readMarker(`${text}\n\n${line}${end}`)).toEqual({ subject, digest, others: more });
          expect(readMarker(`${text}\r\n\r\n${line}${end}`)).toEqual({ subject, digest, others: more });
        },
      ),
    );
  });

  it('takes any text, and only its last line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readMarker(text)));
    const line = markerLine({ subject: 'summary', digest: null });
    expect(readMarker(`${line}\nand more`)).toBeNull();
    expect(readMarker(`> ${line}`)).toBeNull();
    expect(readMarker('[//]: # (loom:v2:summary)')).toBeNull();
    expect(readMarker('[//]: # (loom:v1:SUMMARY)')).toBeNull();
    expect(readMarker('')).toBeNull();
  });
});

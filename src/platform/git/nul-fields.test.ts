import fc from 'fast-check';
import { nulFields } from './nul-fields';

describe('nulFields', () => {
  it('gives back what was joined, empty fields included', () => {
    const field = fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 8 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.array(field, { maxLength: 20 }), (fields) => {
        const output = Buffer.concat(fields.flatMap((bytes) => [bytes, Buffer.from([0])]));
        expect([...nulFields(output)]).toEqual(fields);
      }),
    );
  });

  it('leaves out what has no end', () => {
    expect([...nulFields(Buffer.from('a\0b'))]).toEqual([Buffer.from('a')]);
  });
});

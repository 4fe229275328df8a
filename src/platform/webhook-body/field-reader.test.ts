import fc from 'fast-check';
import { z } from 'zod';
import { fieldReader } from './field-reader';

const inner = z.object({ id: z.unknown(), 'né "x"': z.unknown() });
const schema = z.object({ id: z.unknown(), a: z.object({ b: inner, id: z.unknown() }).nullish(), text: z.unknown() });
const read = fieldReader(schema);

/** What the schema keeps of a value that may have any form. */
function pick(value: unknown, by: z.ZodType): unknown {
  if (by instanceof z.ZodOptional || by instanceof z.ZodNullable) return pick(value, by.unwrap() as z.ZodType);
  if (!(by instanceof z.ZodObject) || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const shape = by.shape as Record<string, z.ZodType>;
  const kept = Object.entries(value).filter(([name]) => Object.hasOwn(shape, name));
  return Object.fromEntries(kept.map(([name, member]) => [name, pick(member, shape[name]!)]));
}

const names = fc.constantFrom('id', 'a', 'b', 'text', 'né "x"', 'other', '__proto__', '');
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'medium' }, fc.jsonValue(), tie('object'), fc.array(tie('value'), { maxLength: 3 })),
  object: fc.dictionary(names, tie('value'), { maxKeys: 6 }),
}));

/** The same JSON with every letter of its names and texts written as an escape. */
const escaped = (text: string): string =>
  text.replace(/[a-z](?=[^"]*":)/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('fieldReader', () => {
  it.each([
    ['close together', (value: unknown) => JSON.stringify(value)],
    ['with white space', (value: unknown) => `\r\n ${JSON.stringify(value, null, '\t')} \n`],
  ])('reads what JSON.parse would read, %s', (_, write) => {
    fc.assert(
      fc.property(values, (value) => {
        const text = write(value);
        expect(read(Buffer.from(text))).toEqual(pick(JSON.parse(text), schema));
      }),
    );
  });

  it('knows a name that is written with escapes, and takes the last of two', () => {
    const text = escaped('{"id": 1, "a": {"b": {"id": "x\\"y", "ex": [{}]}}, "text": "ok"}');
    expect(text).toContain('\\u0069');
    expect(read(Buffer.from(text))).toEqual(pick(JSON.parse(text), schema));
    expect(read(Buffer.from('{"id": 1, "id": 2}'))).toEqual({ id: 2 });
  });

  it('reads from the middle of a larger buffer', () => {
    const whole = Buffer.from('xx{"id": "é"}yy');
    expect(read(new Uint8Array(whole.buffer, whole.byteOffset + 2, whole.length - 4))).toEqual({ id: 'é' });
  });

  it.each([
    '',
    ' ',
    '{',
    '{"id"',
    '{"id":',
    '{"id":1',
    '{"id":1,',
    '{"id":1,}',
    '{"id":1 "a":2}',
    '{id:1}',
    '{"id" 1}',
    '{"id":}',
    '{"other":}',
    '{"other":"',
    '{"other":[{"x":1}',
    '{"id":tru}',
    '{"id":"\n"}',
    '{"id":"\\x"}',
    '{"id":1}}',
    '{"id":1} x',
    '[1,]',
    'nonsense',
  ])('refuses %j', (text) => {
    expect(() => read(Buffer.from(text))).toThrow(SyntaxError);
  });

  it('ends with any bytes, and refuses none that JSON.parse takes', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      '"id"',
      '"a"',
      '1',
      'null',
      ' ',
      'é',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        const attempt = (work: () => unknown): unknown => {
          try {
            return { value: work() };
          } catch (error) {
            return error instanceof SyntaxError ? 'refused' : error;
          }
        };
        const strict = attempt(() => pick(JSON.parse(text), schema));
        const found = attempt(() => read(Buffer.from(text)));
        return strict === 'refused'
          ? found === 'refused' || typeof found === 'object'
          : fc.stringify(found) === fc.stringify(strict);
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not go deeper than the schema, however deep the text goes', () => {
    const deep = 200_000;
    const text = `{"other": ${'['.repeat(deep)}${']'.repeat(deep)}, "id": 7}`;
    expect(read(Buffer.from(text))).toEqual({ id: 7 });
  });
});

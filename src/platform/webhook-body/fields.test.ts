import { z } from 'zod';
import { fieldsOf } from './fields';

describe('fieldsOf', () => {
  it('names the members of objects, through what may be left out or replaced', () => {
    const inner = z.object({ id: z.int() });
    const schema = z.object({ a: inner.nullish().catch(null), b: z.string().optional(), c: inner.nullable() });
    const names = (fields: ReturnType<typeof fieldsOf>): unknown =>
      fields === 'whole' ? fields : fields.map((field) => [field.name, names(field.fields)]);
    expect(names(fieldsOf(schema))).toEqual([
      ['a', [['id', 'whole']]],
      ['b', 'whole'],
      ['c', [['id', 'whole']]],
    ]);
  });

  it.each([
    ['a list', z.array(z.object({ id: z.int() }))],
    ['a choice', z.union([z.object({ id: z.int() }), z.string()])],
    ['a change of the value', z.object({ id: z.int() }).transform(String)],
    ['an object that keeps what it does not name', z.looseObject({ id: z.int() })],
    ['an object that refuses what it does not name', z.strictObject({ id: z.int() })],
  ])('takes %s whole', (_, schema) => {
    expect(fieldsOf(schema)).toBe('whole');
  });
});

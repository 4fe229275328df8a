import fc from 'fast-check';
import { pageOf, parseQuery, selectFields, type Page } from '.';

const item = {
  id: 3,
  title: 'Fix the "Thing"',
  draft: false,
  reason: null,
  author: { uuid: '{u}' },
  tags: [{ n: 1 }, { n: 2 }],
};

describe('a q expression', () => {
  it.each([
    ['id = 3', true],
    ['id > 3 OR draft = false', true],
    ['id >= 3 AND NOT_A_FIELD = null', true],
    ['title ~ "thing"', true],
    ['title !~ "thing"', false],
    ['title = "Fix the \\"Thing\\""', true],
    ['author.uuid = "{u}" AND (id = 1 OR id IN (2, 3))', true],
    ['id NOT IN (3)', false],
    ['reason != null', false],
    ['tags.n = 2', true],
  ])('%s is %s', (query, expected) => {
    expect(parseQuery(query)(item)).toBe(expected);
  });

  it('compares dates as moments', () => {
    const later = parseQuery('on > 2026-01-01T00:00:00+01:00');
    expect([later({ on: '2025-12-31T23:00:01+00:00' }), later({ on: '2025-12-31T22:59:59+00:00' })]).toEqual([
      true,
      false,
    ]);
  });

  it('is read or refused, never anything else', () => {
    const words = fc.constantFrom('id', '=', '"x"', '(', ')', 'AND', 'OR', 'IN', ',', '3', '~', 'null', '"', '\\');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join(' ')),
        ),
        (query) => {
          try {
            expect(typeof parseQuery(query)(item)).toBe('boolean');
          } catch (error) {
            expect(error).toMatchObject({ status: 400 });
          }
        },
      ),
    );
  });
});

describe('fields', () => {
  it('keep, drop, and go below lists', () => {
    expect(selectFields({ next: 'n', size: 2, values: [item] }, 'next,values.author.uuid')).toEqual({
      next: 'n',
      values: [{ author: { uuid: '{u}' } }],
    });
    expect(selectFields(item, '-tags.n,-author')).toMatchObject({ id: 3, tags: [{}, {}] });
    expect(selectFields({ a: 1 }, ' b')).toEqual({ a: 1 });
  });
});

describe('pages', () => {
  it('followed by their next lead over every item once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, pagelen) => {
        const seen: unknown[] = [];
        let next: string | undefined = `https://api.example/2.0/x?pagelen=${pagelen}`;
        while (next !== undefined) {
          const page: Page = pageOf(items, (one) => one, { url: new URL(next) });
          seen.push(...page.values);
          next = page.next;
        }
        expect(seen).toEqual(items);
      }),
    );
  });
});

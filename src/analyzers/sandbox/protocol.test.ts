import fc from 'fast-check';
import { readAnswer, readAssignments, readPrintOrder } from './protocol';

describe('readAnswer', () => {
  it.each([
    { kind: 'ready' },
    { kind: 'findings', index: 3, findings: [{ any: 'thing' }] },
    { kind: 'error', index: 0, error: 'no' },
  ])('reads %j', (message) => {
    expect(readAnswer({ ...message, extra: 1 })).toEqual(message);
  });

  it('answers null to anything else', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const kind = (message as { kind?: unknown } | null | undefined)?.kind;
        fc.pre(kind !== 'ready' && kind !== 'findings' && kind !== 'error');
        expect(readAnswer(message)).toBeNull();
      }),
    );
    expect(readAnswer({ kind: 'findings', index: 1, findings: 'many' })).toBeNull();
    expect(readAnswer({ kind: 'error', index: '1', error: 'no' })).toBeNull();
  });
});

describe('readAssignments', () => {
  it('reads assignments, and leaves out what is none', () => {
    const assignment = { index: 1, path: 'a.js', text: '' };
    expect(readAssignments([assignment, null, { ...assignment, index: '2' }, { ...assignment, before: 'c' }])).toEqual([
      { ...assignment, before: null },
      { ...assignment, before: 'c' },
    ]);
    expect(readAssignments(assignment)).toEqual([]);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: false }), (message) =>
        expect(readAssignments([message, [message]])).toEqual([]),
      ),
    );
  });
});

describe('readPrintOrder', () => {
  it('reads an order and nothing else', () => {
    const order = { args: ['--all', ''], end: 'x' };
    expect(readPrintOrder({ ...order, extra: 1 })).toEqual(order);
    for (const wrong of [null, {}, { args: ['a'] }, { args: 'a', end: 'x' }, { args: [1], end: 'x' }])
      expect(readPrintOrder(wrong)).toBeNull();
  });
});

import fc from 'fast-check';
import { trackedFinding } from '../testing/tracked';
import { placeComments, type Placing } from './place-comments';

const group = (subject: string, path = 'a.js') => ({
  subject,
  findings: [trackedFinding({ fingerprint: subject, path })],
});
const PLACING: Placing = {
  standing: new Set(),
  placeOf: ({ findings }) => ({
    anchor: { path: findings[0]!.path!, side: 'new', lines: { start: 1, end: 1 } },
    exact: true,
  }),
  worthOf: () => 1,
  limits: { maxComments: 20, maxCommentsPerFile: 5 },
};

const placed = (groups: readonly ReturnType<typeof group>[], given: Partial<Placing>): readonly string[] =>
  placeComments(groups, { ...PLACING, ...given }).map(({ group: { subject } }) => subject);

describe('placeComments', () => {
  it('gives the room to what is worth most, and keeps the order', () => {
    const worthOf: Placing['worthOf'] = ({ subject }) => Number(subject);
    const groups = ['1', '3', '2', '4'].map((subject) => group(subject));
    expect(placed(groups, { worthOf, limits: { maxComments: 2, maxCommentsPerFile: 5 } })).toEqual(['3', '4']);
    expect(placed(groups, { worthOf, limits: { maxComments: 9, maxCommentsPerFile: 3 } })).toEqual(['3', '2', '4']);
  });

  it('counts what stands first, whatever it is worth', () => {
    const worthOf: Placing['worthOf'] = ({ subject }) => Number(subject);
    const limits = { maxComments: 2, maxCommentsPerFile: 5 };
    expect(placed([group('1'), group('2'), group('3')], { worthOf, limits, standing: new Set(['1']) })).toEqual([
      '1',
      '3',
    ]);
  });

  it('places what it can within the limits, and the same once that stands', () => {
    const groups = fc.uniqueArray(fc.nat(99), { maxLength: 30 });
    fc.assert(
      fc.property(groups, fc.nat(12), fc.nat(6), (ids, maxComments, maxCommentsPerFile) => {
        const all = ids.map((id) => group(String(id), `${id % 3}.js`));
        const given = {
          limits: { maxComments, maxCommentsPerFile },
          worthOf: ({ subject }: { readonly subject: string }) => Number(subject) % 7,
        };
        const first = placed(all, given);
        expect(first.length).toBeLessThanOrEqual(maxComments);
        expect(placed(all, { ...given, standing: new Set(first) })).toEqual(first);
      }),
    );
  });
});

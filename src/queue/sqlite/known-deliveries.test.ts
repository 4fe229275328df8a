import { KnownDeliveries } from './known-deliveries';

const named = (id: string, tenant = 't1'): { tenant: string; id: string } => ({ tenant, id });

describe('KnownDeliveries', () => {
  it('tells the row of a delivery, and up to which row it knows all', () => {
    const known = new KnownDeliveries();
    known.add(named('a'), 1);
    known.add(named('b'), 3);
    expect([known.rowOf(named('a')), known.rowOf(named('b')), known.rowOf(named('a', 't2'))]).toEqual([
      1,
      3,
      undefined,
    ]);
    expect(known.upTo).toBe(3);
    known.reach(9);
    known.reach(2);
    expect(known.upTo).toBe(9);
  });

  it('forgets by row, also when a delivery was recorded a second time', () => {
    const known = new KnownDeliveries();
    known.add(named('a'), 1);
    known.add(named('b'), 2);
    known.add(named('a'), 3);
    known.forgetBefore(3);
    expect([known.rowOf(named('a')), known.rowOf(named('b'))]).toEqual([3, undefined]);
  });

  it('keeps tenants apart', () => {
    const known = new KnownDeliveries();
    const names = [named('1b', 'a'), named('b', 'a1'), named('ab', ''), named('', 'ab'), named('b', 'a')];
    names.forEach((name, at) => known.add(name, at + 1));
    expect(names.map((name) => known.rowOf(name))).toEqual([1, 2, 3, 4, 5]);
    known.forgetBefore(4);
    expect(names.map((name) => known.rowOf(name))).toEqual([undefined, undefined, undefined, 4, 5]);
  });
});

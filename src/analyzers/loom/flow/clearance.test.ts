import { addCleared, type Clearance, clearedByBoth } from './clearance';

describe('what tests have cleared', () => {
  it('is clear for the rules of all of them, and altogether once one says so', () => {
    const cleared: Clearance = new Map();
    addCleared(cleared, 'a', ['x']);
    addCleared(cleared, 'a', ['y', 'x']);
    addCleared(cleared, 'b', ['x']);
    addCleared(cleared, 'b', null);
    addCleared(cleared, 'b', ['y']);
    expect([...cleared]).toEqual([
      ['a', ['x', 'y']],
      ['b', null],
    ]);
  });

  it('is after two ways what both of them clear', () => {
    const one: Clearance = new Map([
      ['all', null],
      ['some', ['x', 'y']],
      ['wide', null],
      ['apart', ['x']],
      ['once', null],
    ]);
    const other: Clearance = new Map([
      ['all', null],
      ['some', ['y', 'z']],
      ['wide', ['x']],
      ['apart', ['y']],
    ]);
    const both = [
      ['all', null],
      ['some', ['y']],
      ['wide', ['x']],
    ];
    expect([...clearedByBoth(one, other)]).toEqual(both);
    expect(Object.fromEntries(clearedByBoth(other, one))).toEqual(Object.fromEntries(both));
  });
});

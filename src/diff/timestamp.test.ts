import { isEpoch, lengthBeforeDate } from './timestamp';

describe('lengthBeforeDate', () => {
  it.each([
    'f\t2010-07-05 19:41:17.620000023 -0500',
    'f\t2010-07-05 19:41:17 +05:30',
    'f\t2010-07-05 19:41:17',
    'f\t10-07-05',
    'f    2010-07-05 19:41:17',
  ])('finds the name in %j', (line) => {
    expect(lengthBeforeDate(line)).toBe(1);
  });

  it.each(['f', 'f-2010-07-05', 'f\tThu Jan  1 00:00:00 1970', '2010-07-05'])('finds no date in %j', (line) => {
    expect(lengthBeforeDate(line)).toBeNull();
  });

  it('stays fast on a line of blanks', () => {
    expect(lengthBeforeDate(`${' '.repeat(60_000)}x`)).toBeNull();
  });
});

describe('isEpoch', () => {
  it.each([
    ['f\t1970-01-01 00:00:00.000000000 +0000', true],
    ['f\t1969-12-31 19:00:00 -0500', true],
    ['f\t1970-01-01 05:30:00 +05:30', true],
    ['f\t1970-01-01 00:00:01 +0000', false],
    ['f\t1970-01-01 05:00:00 +0000', false],
    ['1970-01-01 00:00:00 +0000', false],
  ])('%j is %s', (line, expected) => {
    expect(isEpoch(line)).toBe(expected);
  });
});

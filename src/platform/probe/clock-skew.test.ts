import { clockSkewMs } from './clock-skew';

const AT = Date.parse('2026-11-25T10:00:00Z');
const DATE = 'Wed, 25 Nov 2026 10:00:00 GMT';

describe('clockSkewMs', () => {
  it.each([
    ['the same', AT + 200, AT + 800, 0],
    ['the same, over a slow answer', AT - 900, AT + 3_000, 0],
    ['behind by a minute', AT + 60_999, AT + 61_500, -60_000],
    ['ahead by a minute', AT - 61_000, AT - 60_000, 60_000],
  ])('is %s', (_, asked, answered, skew) => {
    expect(clockSkewMs(DATE, asked, answered)).toBe(skew);
  });

  it('is unknown without a date', () => {
    expect(clockSkewMs(undefined, AT, AT)).toBeNull();
    expect(clockSkewMs('soon', AT, AT)).toBeNull();
  });
});

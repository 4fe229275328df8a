import fc from 'fast-check';
import { createRateWindow } from './rate-window';

describe('createRateWindow', () => {
  it('counts what was sent in the last hour', () => {
    const window = createRateWindow(1000);
    for (const time of [0, 10, 20]) window.add(time);
    expect(window.used(500)).toBe(3);
    expect(window.used(1000)).toBe(2);
    expect(window.used(1020)).toBe(0);
  });

  it('says when there is room again', () => {
    const window = createRateWindow(1000);
    for (const time of [0, 10, 20]) window.add(time);
    expect(window.waitFor(4, 100)).toBe(0);
    expect(window.waitFor(3, 100)).toBe(900);
    expect(window.waitFor(1, 100)).toBe(920);
  });

  it('never lets more than the limit into any window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.nat(300), { maxLength: 2000 }), (limit, steps) => {
        const window = createRateWindow(1000);
        const granted: number[] = [];
        let now = 0;
        for (const step of steps) {
          now += step;
          if (window.waitFor(limit, now) > 0) continue;
          window.add(now);
          granted.push(now);
        }
        for (const [index, time] of granted.entries()) {
          const later = granted[index + limit];
          if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(1000);
        }
      }),
    );
  });
});

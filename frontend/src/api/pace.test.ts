import fc from 'fast-check';
import { PANEL_VIEWS } from '../testing/views';
import { backoffDelay, pollDelay } from './pace';

test('reads often while a review is on its way, seldom otherwise', () => {
  expect(pollDelay(PANEL_VIEWS.running)).toBe(1_500);
  expect(pollDelay(PANEL_VIEWS.pending)).toBe(1_500);
  expect(pollDelay(PANEL_VIEWS.waiting)).toBe(1_500);
  expect(pollDelay(PANEL_VIEWS['first-waiting'])).toBe(1_500);
  expect(pollDelay(PANEL_VIEWS.findings)).toBe(10_000);
  expect(pollDelay(PANEL_VIEWS['not-set-up'])).toBe(10_000);
});

test('waits longer after each failure, but never more than a minute', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), chance, (failures, luck) => {
      const delay = backoffDelay(failures, luck);
      expect(delay).toBeGreaterThanOrEqual(1_500);
      expect(delay).toBeLessThanOrEqual(60_000);
      expect(backoffDelay(failures + 1, luck)).toBeGreaterThanOrEqual(delay);
    }),
  );
});

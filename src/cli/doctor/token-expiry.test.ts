import { expiryRow } from './token-expiry';

const NOW = Date.UTC(2026, 10, 25, 12);
const DAY_MS = 24 * 3_600_000;

it.each([
  [14 * DAY_MS, 'ok', 'The token expires on 2026-12-09.'],
  [14 * DAY_MS - 1, 'warn', 'The token expires on 2026-12-09, in 13 days.'],
  [DAY_MS, 'warn', 'The token expires on 2026-11-26, in 1 day.'],
])('a token that ends in %d ms is told: %s', (left, state, found) => {
  expect(expiryRow('server', NOW + left, NOW)).toMatchObject({ check: 'token expiry', state, found });
});

it('says that it cannot be known, and where it can be seen', () => {
  const row = expiryRow('server', null, NOW);
  expect(row).toMatchObject({ state: 'skipped', found: expect.stringContaining('does not tell') as string });
  expect(row.next).toContain('HTTP access tokens');
});

import { retryAfterMs } from './retry-after';

const NOW = Date.parse('2026-11-22T10:00:00Z');

it.each([
  [undefined, null],
  ['', null],
  ['soon', null],
  ['0', 0],
  [' 7 ', 7_000],
  ['Sun, 22 Nov 2026 10:01:00 GMT', 60_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['99999999', 86_400_000],
])('%s: %s', (header, wait) => {
  expect(retryAfterMs(header, NOW)).toBe(wait);
});

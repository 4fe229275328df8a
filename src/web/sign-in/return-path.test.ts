import fc from 'fast-check';
import { allowedReturnPath } from './return-path';

describe('allowedReturnPath', () => {
  it('keeps links to reviews', () => {
    for (const path of ['/r/abc-1', '/r/abc?tenant=t-1', '/r/a%7Bb%7D', '/r/abc/settings?tenant=t-1'])
      expect(allowedReturnPath(path)).toBe(path);
  });

  it('takes no step for a review', () => {
    for (const path of ['/r/.', '/r/..', '/r/%2E', '/r/.%2e/settings', '/r/..?tenant=t-1'])
      expect(allowedReturnPath(path)).toBe('/');
    expect(allowedReturnPath('/r/...')).toBe('/r/...');
  });

  it('never leaves the site, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((tail) => `/r/${tail}`),
          fc.string({ unit: fc.constantFrom('.', '%2e', '%2E', '/', 'a') }).map((tail) => `/r/${tail}`),
          fc.anything(),
        ),
        (wanted) => {
          const address = new URL(`https://loom.example${allowedReturnPath(wanted)}`);
          expect(address.origin).toBe('https://loom.example');
          expect(address.pathname === '/' || /^\/r\/[^/]+(\/settings)?$/.test(address.pathname)).toBe(true);
        },
      ),
    );
  });
});

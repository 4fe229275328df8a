import fc from 'fast-check';
import { redactUrl } from './redact-url';

describe('redactUrl', () => {
  it('replaces what lets somebody in, and nothing else', () => {
    expect(redactUrl('/connect/panel?pr=7&jwt=a.b.c&user=x')).toBe('/connect/panel?pr=7&jwt=[redacted]&user=x');
    expect(redactUrl('/cb?state=s&CODE=c')).toBe('/cb?state=[redacted]&CODE=[redacted]');
    expect(redactUrl('/r/1?tenant=t')).toBe('/r/1?tenant=t');
  });

  it('leaves no value of such a parameter, wherever it stands', () => {
    const secret = fc.stringMatching(/^[A-Z]{24}$/);
    const names = fc.constantFrom('jwt', 'code', 'state', 'acpt', 'token', 'session');
    fc.assert(
      fc.property(secret, names, fc.webQueryParameters(), (value, name, rest) => {
        const before = rest === '' ? '' : `${rest}&`;
        expect(redactUrl(`/x?${before}${name}=${value}&last=1`)).not.toContain(value);
      }),
    );
  });

  it('knows a parameter whose name is written in escapes', () => {
    expect(redactUrl('/x?j%77t=secret')).not.toContain('secret');
  });
});

import fc from 'fast-check';
import { addressText, followAddress, parseAddress, sameOrigin, withoutQuery } from './address';

const API = parseAddress('https://api.bitbucket.org/2.0/repositories');

describe('parseAddress', () => {
  it('keeps the path as it is written', () => {
    const url = 'https://api.bitbucket.org/2.0/repositories/a/b/diff/a/b:1234567%0D89abcde/..%2f?x=%7B%7D&topic=true';
    expect(addressText(parseAddress(url))).toBe(url);
  });

  it.each([
    ['HTTPS://API.Bitbucket.org:443/x', 'https://api.bitbucket.org', '/x'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '/'],
    ['https://h.example?x=1', 'https://h.example', '/?x=1'],
    ['https://h.example/a b', 'https://h.example', '/a%20b'],
    ['https://h.example/a\r\nX-Bad: 1', 'https://h.example', '/a%0D%0AX-Bad:%201'],
    ['https://h.example/ü#part', 'https://h.example', '/%C3%BC'],
  ])('%s', (url, origin, path) => {
    expect(parseAddress(url)).toEqual({ origin, path });
  });

  it.each([
    'ftp://h.example/',
    'file:///etc/passwd',
    '/relative',
    'https://',
    'https:///x',
    'https://u@h.example/',
    'x',
  ])('refuses %s', (url) => {
    expect(() => parseAddress(url)).toThrow(expect.objectContaining({ kind: 'invalid' }) as Error);
  });

  it('does not repeat a password in the refusal', () => {
    const secret = ['swor', 'dfish'].join('');
    expect(() => parseAddress(`https://user:${secret}@h.example/?token=${secret}`)).toThrow(
      expect.objectContaining({ where: expect.not.stringContaining(secret) as string }) as Error,
    );
  });

  it('never lets anything into the path that ends a request line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseAddress(`https://h.example/${text}`).path).toMatch(/^\/[\x21-\x7e]*$/);
      }),
    );
  });
});

describe('followAddress', () => {
  it.each([
    ['/2.0/x%0Dy?z=1', 'https://api.bitbucket.org/2.0/x%0Dy?z=1'],
    ['//cdn.example/x', 'https://cdn.example/x'],
    ['https://cdn.example/x', 'https://cdn.example/x'],
    ['/x#y', 'https://api.bitbucket.org/x'],
  ])('%s', (location, url) => {
    expect(addressText(followAddress(API, location))).toBe(url);
  });

  it.each(['javascript:alert(1)', 'x/y', ''])('refuses “%s”', (location) => {
    expect(() => followAddress(API, location)).toThrow(expect.objectContaining({ kind: 'invalid' }) as Error);
  });

  it.each([
    'https://api.bitbucket.org.evil.example/',
    'https://api.bitbucket.org:8443/',
    'http://api.bitbucket.org/',
    '//evil.example/',
    'https://evil.example\\.bitbucket.org/',
  ])('%s is another origin', (location) => {
    expect(sameOrigin(API, followAddress(API, location))).toBe(false);
  });
});

it('withoutQuery leaves the query out', () => {
  expect(withoutQuery(parseAddress('https://h.example/a?jwt=b'))).toBe('https://h.example/a');
});

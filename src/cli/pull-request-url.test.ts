import { parsePullRequestUrl } from './pull-request-url';

const HOST = 'https://bitbucket.org';

describe('parsePullRequestUrl', () => {
  it.each([
    'https://bitbucket.org/acme/shop/pull-requests/7',
    'https://bitbucket.org/acme/shop/pull-requests/7/',
    'https://bitbucket.org/acme/shop/pull-requests/7/search-orders/diff#chg-a.py',
    'https://bitbucket.org/acme/shop/pull-requests/7?w=1',
  ])('reads %s', (url) => {
    expect(parsePullRequestUrl(url, HOST)).toEqual({ repository: 'acme/shop', number: 7 });
  });

  it.each([
    'acme/shop#7',
    'https://bitbucket.org/acme/shop',
    'https://bitbucket.org/acme/shop/pull-requests/',
    'https://bitbucket.org/acme/shop/pull-requests/0',
    'https://bitbucket.org.evil.example/acme/shop/pull-requests/7',
    'http://bitbucket.org/acme/shop/pull-requests/7',
  ])('refuses %s and shows the form', (url) => {
    expect(() => parsePullRequestUrl(url, HOST)).toThrow(/not the address of a pull request/);
  });
});

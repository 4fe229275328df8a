import { failureOf } from '../local-git/testing/use-repositories';
import { cloneAddress } from './clone-address';

describe('cloneAddress', () => {
  it.each([
    ['https://bitbucket.org/acme/api.git', 'https://bitbucket.org'],
    ['https://git.example.com:7990/scm/a/b.git', 'https://git.example.com:7990'],
    ['http://127.0.0.1:8080/acme/api.git', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/acme/api.git', 'http://[::1]:8080'],
    ['http://localhost/acme/api.git', 'http://localhost'],
  ])('takes %s', (url, origin) => {
    expect(cloneAddress(url)).toEqual({ url, origin });
  });

  it.each([
    'http://bitbucket.org/acme/api.git',
    'http://127.0.0.1.example.com/api.git',
    'http://localhost.example.com/api.git',
    'ssh://git@bitbucket.org/acme/api.git',
    'file:///etc',
    'ext::sh -c touch',
    '/srv/git/api.git',
    '--upload-pack=touch',
    '',
  ])('refuses %j', async (url) => {
    expect((await failureOf(Promise.resolve().then(() => cloneAddress(url)))).kind).toBe('invalid');
  });

  it('refuses credentials without repeating them', async () => {
    const word = ['se', 'cret'].join('');
    const failure = await failureOf(Promise.resolve().then(() => cloneAddress(`https://me:${word}@bitbucket.org/a`)));
    expect(failure.message).toContain('carries credentials');
    expect(JSON.stringify([failure.message, failure.where, failure.next])).not.toContain(word);
  });
});

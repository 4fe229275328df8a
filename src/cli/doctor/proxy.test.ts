import { proxyOf } from './proxy';

describe('the row about the proxy', () => {
  it.each([
    [null, [], 'ok', 'go straight'],
    [null, ['http_proxy'], 'warn', 'does not read http_proxy'],
    [{ url: 'http://user:word@proxy.example:3128', except: '' }, [], 'ok', 'through proxy.example:3128, to every host'],
    [{ url: 'http://proxy.example', except: 'git.example' }, [], 'ok', 'but to git.example'],
    [{ url: 'proxy', except: '' }, [], 'fail', 'no address'],
  ])('of %j and %j says %s', (proxy, ignored, state, words) => {
    const found = proxyOf(proxy, ignored);
    expect(found).toMatchObject({ state, found: expect.stringContaining(words) as string });
    expect(found.found).not.toContain('word@');
  });
});

import fc from 'fast-check';
import { canonicalRequest, queryHash } from './query-hash';

function at(method: string, path: string, basePath?: string): { method: string; url: URL; basePath?: string } {
  return { method, url: new URL(path, 'https://h.example'), ...(basePath === undefined ? {} : { basePath }) };
}

describe('the query string hash', () => {
  it.each([
    ['GET', '/', '', 'GET&/&', 'c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239'],
    ['POST', '/installed', '', 'POST&/installed&', '4a2e1de8ca74e6cafe8862d332fa3ac7a8e51e692bc6d798ea4dfedc14948bf4'],
    [
      'POST',
      '/loom/installed/',
      '/loom',
      'POST&/installed&',
      '4a2e1de8ca74e6cafe8862d332fa3ac7a8e51e692bc6d798ea4dfedc14948bf4',
    ],
    [
      'POST',
      '/webhooks/bitbucket',
      '',
      'POST&/webhooks/bitbucket&',
      '21d5d60a05e78af54f994174bbc545f6a16b779635d9e2b0709c3b1f566cf3a0',
    ],
    [
      'POST',
      '/site/oauth2/access_token',
      '',
      'POST&/site/oauth2/access_token&',
      'f045c19462bc33df6431a1f69800ff8fc9e839dfea9d080be9f2bcd59360c73b',
    ],
    ['PUT', '/2.0/addon', '', 'PUT&/2.0/addon&', '94279c4a9eace45af8d8487977c2699099dd85f45e287eea42f8e7c39ced5f3e'],
    [
      'GET',
      '/loom/panel?repo=%7B1f2e%7D&pr=42&user=%7Bu-1%7D&jwt=x',
      '/loom',
      'GET&/panel&pr=42&repo=%7B1f2e%7D&user=%7Bu-1%7D',
      '2819840f1938a6e3609074c653a69235c209cd05e3096f81c3ae4e640aea5c2b',
    ],
    [
      'GET',
      '/panel?b=2&b=10&b=1&a=x+y&repo=acme/api',
      '',
      'GET&/panel&a=x%20y&b=1,10,2&repo=acme%2Fapi',
      'df6a087882b0d84b1ed1597585bd7f47556c09b35933f50fee14640628a7b62d',
    ],
    [
      'GET',
      `/panel?tag=b&tag=a&tag=B&q=${encodeURIComponent("a+b c*!'()~")}`,
      '',
      'GET&/panel&q=a%2Bb%20c%2A%21%27%28%29~&tag=B,a,b',
      '3aa3176d177adc572f6b5d0ac62be5512e190a973ac2c48e724897407353c145',
    ],
    [
      'GET',
      "/a&b/?Zed=1&alpha=it's(ok)*!~&é=ü",
      '',
      'GET&/a%26b&Zed=1&alpha=it%27s%28ok%29%2A%21~&%C3%A9=%C3%BC',
      'dbcfe821a8a4aa4289f07b36cee93779a3e1caa30fb942766b8a877a28631b85',
    ],
  ])('of %s %s below %j', (method, path, basePath, canonical, hash) => {
    expect(canonicalRequest(at(method, path, basePath))).toBe(canonical);
    expect(queryHash(at(method, path, basePath))).toBe(hash);
  });

  it('strips a base path on a segment boundary only', () => {
    expect(canonicalRequest(at('GET', '/loomy/panel', '/loom'))).toBe('GET&/loomy/panel&');
    expect(canonicalRequest(at('GET', '/loom', '/loom/'))).toBe('GET&/&');
  });

  it('does not depend on the order of parameters', () => {
    const pairs = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(pairs, (list) => {
        const there = new URL(`https://h.example/p?${new URLSearchParams(list).toString()}`);
        const back = new URL(`https://h.example/p?${new URLSearchParams([...list].reverse()).toString()}`);
        expect(queryHash({ method: 'GET', url: there })).toBe(queryHash({ method: 'get', url: back }));
      }),
    );
  });
});

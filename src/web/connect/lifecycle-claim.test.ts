import fc from 'fast-check';
import { readLifecycleClaim } from './lifecycle-claim';

const expected = { appKey: 'loom', webUrl: 'https://bitbucket.org', apiUrl: 'https://api.bitbucket.org' };
const body = {
  key: 'loom',
  eventType: 'installed',
  productType: 'bitbucket',
  baseUrl: expected.webUrl,
  baseApiUrl: expected.apiUrl,
  sharedSecret: 's'.repeat(32),
  clientKey: 'connection:1',
};

describe('readLifecycleClaim', () => {
  it('answers any bytes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readLifecycleClaim(value, 'installed', expected)).toHaveProperty('problem');
      }),
    );
  });

  it('takes an install only with every field that names app and host', () => {
    expect(readLifecycleClaim(body, 'installed', expected)).toMatchObject({ clientKey: 'connection:1' });
    for (const key of Object.keys(body)) {
      expect(readLifecycleClaim({ ...body, [key]: undefined }, 'installed', expected)).toHaveProperty('problem');
      expect(readLifecycleClaim({ ...body, [key]: `${key}x` }, 'installed', expected)).toHaveProperty('problem');
    }
  });

  it('lets an uninstall leave out what Bitbucket may leave out, and takes nothing wrong', () => {
    const { key, clientKey } = body;
    expect(readLifecycleClaim({ key, clientKey, eventType: 'uninstalled' }, 'uninstalled', expected)).toMatchObject({
      clientKey,
    });
    const wrong = { key, clientKey, eventType: 'uninstalled', baseUrl: 'https://evil.example' };
    expect(readLifecycleClaim(wrong, 'uninstalled', expected)).toHaveProperty('problem');
  });
});

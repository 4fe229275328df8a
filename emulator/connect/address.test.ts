import { verify } from 'jsonwebtoken';
import { fillAddress, signedAddress } from './address';
import { parseDescriptor } from './descriptor';
import { queryHash } from './query-hash';
import { sampleDescriptor } from './testing/sample-descriptor';

const context = { repository: { uuid: '{1f2e}', full_name: 'acme/api' }, pullrequest: { id: 42, draft: false } };

describe('addresses of modules', () => {
  it('fills in what is known and leaves the rest', () => {
    expect(fillAddress('/p?r={repository.uuid}&n={repository.full_name}&i={pullrequest.id}', context)).toBe(
      '/p?r=%7B1f2e%7D&n=acme%2Fapi&i=42',
    );
    expect(fillAddress('/p?u={user.uuid}&r={repository}&c={constructor.name}', context)).toBe(
      '/p?u={user.uuid}&r={repository}&c={constructor.name}',
    );
  });

  it('signs the address for the installation, below the base path', () => {
    const descriptor = parseDescriptor(sampleDescriptor('https://app.example/loom'));
    const sharedSecret = ['page', 'secret'].join('-');
    const template = '/panel?repo={repository.uuid}&pr={pullrequest.id}&user={user.uuid}';
    const now = Date.now();
    const url = new URL(signedAddress(descriptor, template, context, { clientKey: 'connection:1', sharedSecret }, now));
    const claims = verify(url.searchParams.get('jwt') ?? '', sharedSecret, { algorithms: ['HS256'] });
    const issued = Math.floor(now / 1000);
    expect(claims).toMatchObject({ iss: 'connection:1', aud: 'connection:1', iat: issued, exp: issued + 3600 });
    expect(claims).toMatchObject({ qsh: queryHash({ method: 'GET', url, basePath: '/loom' }) });
    expect(claims).not.toHaveProperty('sub');
  });
});

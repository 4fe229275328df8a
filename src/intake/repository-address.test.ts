import fc from 'fast-check';
import { repositoryAddress, repositoryIn } from './repository-address';

const ADDRESS = 'https://loom.example/api/webhooks/bitbucket';

it('is read as it was made, whatever the ids are made of', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (tenant, repository) => {
      const { pathname, search, origin } = new URL(repositoryAddress(ADDRESS, { tenant, repository }));
      expect(`${origin}${pathname}`).toBe(ADDRESS);
      expect(repositoryIn(`${pathname}${search}`, 'other')).toEqual({ tenant, repository });
    }),
  );
});

it('names no repository where there is none, and takes the only tenant there is', () => {
  expect(repositoryIn('/api/webhooks/bitbucket', 't')).toBeNull();
  expect(repositoryIn('/api/webhooks/bitbucket?connection=a', 't')).toBeNull();
  expect(repositoryIn('/api/webhooks/bitbucket?repository=r', null)).toBeNull();
  expect(repositoryIn('/api/webhooks/bitbucket?repository=r', 't')).toEqual({ tenant: 't', repository: 'r' });
});

import type { RepositoryRef } from '../domain';

/**
 * The address of one repository's own webhook: the door at `address` checks it against the secret that was made for that repository.
 * @param address of the door, without a query
 */
export function repositoryAddress(address: string, { tenant, repository }: RepositoryRef): string {
  return `${address}?${new URLSearchParams({ tenant, repository }).toString()}`;
}

/** The repository that an address names; null for the webhook of whole workspaces. */
export function repositoryIn(url: string, ownTenant: string | null): RepositoryRef | null {
  const query = url.indexOf('?');
  if (query < 0) return null;
  const parameters = new URLSearchParams(url.slice(query));
  const repository = parameters.get('repository');
  const tenant = parameters.get('tenant') ?? ownTenant;
  return repository === null || tenant === null ? null : { tenant, repository };
}

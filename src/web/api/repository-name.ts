import type { RepositoryRef } from '../../domain';
import type { ApiContext } from './api-context';

const LONGEST_MS = 5000;

/** The repository's name of today: remembered from a webhook, or else asked of the host. Null when nobody tells. */
export async function repositoryName({ store, hosts, logger }: ApiContext, ref: RepositoryRef): Promise<string | null> {
  const known = await store.repository(ref);
  if (known !== null) return known.fullName;
  try {
    const host = await hosts.hostOf(ref.tenant);
    const { fullName } = await host.repository(ref, { signal: AbortSignal.timeout(LONGEST_MS), urgency: 'person' });
    await store.saveRepository({ ref, fullName });
    return fullName;
  } catch (error) {
    // A page without the name is better than none.
    logger.warn({ tenant: ref.tenant, error }, 'The name of a repository could not be asked for.');
    return null;
  }
}

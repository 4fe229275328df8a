import { Failure, type RepositoryRef } from '../../domain';
import type { CallOptions, HostRegistry, Permission } from '../../platform';
import type { PersonStore } from '../../store';
import type { Logger } from '../../telemetry';
import type { SignInSite, Sites } from '../sites';
import { type Viewer, type PersonToken, personToken } from './person-token';
import { remembered } from './remembered';

const LIFETIME_MS = 60_000;
const LONGEST_MS = 10_000;

/**
 * What a person may do, asked of the host each time and remembered for a minute. The person is one of the tenant's own site. Never
 * rejects: no answer is `unknown`.
 */
export interface Access {
  repository(person: Viewer, ref: RepositoryRef, workspace: string | null): Promise<Permission | 'unknown'>;
  workspaceAdmin(person: Viewer, tenant: string, workspace: string): Promise<boolean | 'unknown'>;
}

export interface AccessOptions {
  readonly sites: Sites;
  readonly persons: PersonStore;
  readonly hosts: HostRegistry;
  readonly logger: Logger;
  readonly clock: () => number;
}

/**
 * The person's own token tells best, for a token may always ask about its owner; without one the installation's credential is tried.
 * Which of the two answered is part of what is remembered, so that a sign-in counts at once.
 */
export function createAccess({ sites, persons, hosts, logger, clock }: AccessOptions): Access {
  const permissions = remembered<Permission | 'unknown'>(LIFETIME_MS, clock);
  const admins = remembered<boolean | 'unknown'>(LIFETIME_MS, clock);
  const tokens = new Map(sites.all.map((site): [SignInSite, PersonToken] => [site, personToken(site, persons, clock)]));

  async function answer<Value>(ask: () => Promise<Value>): Promise<Value | 'unknown'> {
    try {
      return await ask();
    } catch (error) {
      const kind = error instanceof Failure ? error.kind : 'bug';
      logger.warn({ kind, error }, 'A permission could not be asked for.');
      return 'unknown';
    }
  }

  async function signedIn(person: Viewer, tenant: string): Promise<{ site: SignInSite; token: string } | null> {
    const site = sites.ofTenant(tenant);
    const tokenOf = site === null ? undefined : tokens.get(site);
    const token = tokenOf === undefined ? null : await answer(() => tokenOf(person));
    return site === null || token === null || token === 'unknown' ? null : { site, token };
  }

  return {
    repository: async (person, ref, workspace) => {
      const own = await signedIn(person, ref.tenant);
      const key = JSON.stringify([own === null, person.account, ref.tenant, ref.repository, workspace]);
      return answer(() =>
        permissions.get(key, async () => {
          if (own !== null) {
            const { site, token } = own;
            return site.people.repositoryPermission(token, { ref, workspace, account: person.account }, deadline());
          }
          const host = await hosts.hostOf(ref.tenant);
          return host.permissionOf(ref, person.account, forPerson());
        }),
      );
    },
    workspaceAdmin: async (person, tenant, workspace) => {
      const own = await signedIn(person, tenant);
      const key = JSON.stringify([own === null, person.account, tenant, workspace]);
      return answer(() =>
        admins.get(key, async () => {
          if (own !== null) {
            const { site, token } = own;
            return site.people.isWorkspaceAdmin(token, { workspace, account: person.account }, deadline());
          }
          const host = await hosts.hostOf(tenant);
          return host.isWorkspaceAdmin(workspace, person.account, forPerson());
        }),
      );
    },
  };
}

function deadline(): AbortSignal {
  return AbortSignal.timeout(LONGEST_MS);
}

function forPerson(): CallOptions {
  return { signal: deadline(), urgency: 'person' };
}

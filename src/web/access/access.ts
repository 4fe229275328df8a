import { Failure, type RepositoryRef } from '../../domain';
import type { CallOptions, HostRegistry, Permission } from '../../platform';
import type { PersonStore } from '../../store';
import type { Logger } from '../../telemetry';
import type { PeoplePort } from '../dependencies';
import type { Person } from '../session';
import { type PersonToken, personToken } from './person-token';
import { remembered } from './remembered';

const LIFETIME_MS = 60_000;
const LONGEST_MS = 10_000;

/** What a person may do, asked of the host each time and remembered for a minute. Never rejects: no answer is `unknown`. */
export interface Access {
  repository(person: Person, ref: RepositoryRef, workspace: string | null): Promise<Permission | 'unknown'>;
  workspaceAdmin(person: Person, tenant: string, workspace: string): Promise<boolean | 'unknown'>;
}

export interface AccessOptions {
  readonly people: PeoplePort | null;
  readonly persons: PersonStore;
  readonly hosts: HostRegistry;
  readonly logger: Logger;
  readonly clock: () => number;
}

/**
 * The person's own token tells best, for a token may always ask about its owner; without one the installation's credential is tried.
 * Which of the two answered is part of what is remembered, so that a sign-in counts at once.
 */
export function createAccess({ people, persons, hosts, logger, clock }: AccessOptions): Access {
  const permissions = remembered<Permission | 'unknown'>(LIFETIME_MS, clock);
  const admins = remembered<boolean | 'unknown'>(LIFETIME_MS, clock);
  const tokenOf: PersonToken = people === null ? () => Promise.resolve(null) : personToken(people, persons, clock);

  async function answer<Value>(ask: () => Promise<Value>): Promise<Value | 'unknown'> {
    try {
      return await ask();
    } catch (error) {
      const kind = error instanceof Failure ? error.kind : 'bug';
      logger.warn({ kind, error }, 'A permission could not be asked for.');
      return 'unknown';
    }
  }

  async function ownToken(person: Person): Promise<string | null> {
    const token = await answer(() => tokenOf(person));
    return token === 'unknown' ? null : token;
  }

  return {
    repository: async (person, ref, workspace) => {
      const token = await ownToken(person);
      const key = JSON.stringify([token === null, person.account, ref.tenant, ref.repository, workspace]);
      return answer(() =>
        permissions.get(key, async () => {
          if (people !== null && token !== null) {
            return people.repositoryPermission(token, { repository: ref.repository, workspace }, deadline());
          }
          const host = await hosts.hostOf(ref.tenant);
          return host.permissionOf(ref, person.account, forPerson());
        }),
      );
    },
    workspaceAdmin: async (person, tenant, workspace) => {
      const token = await ownToken(person);
      const key = JSON.stringify([token === null, person.account, tenant, workspace]);
      return answer(() =>
        admins.get(key, async () => {
          if (people !== null && token !== null) return people.isWorkspaceAdmin(token, workspace, deadline());
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

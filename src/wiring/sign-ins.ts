import type { DataCenterConnection, ServerConfig } from '../config';
import { createDataCenterClient, type DataCenterClientOptions } from '../platform/data-center';
import type { HttpClient } from '../platform/http';
import type { Store } from '../store';
import { FIRST_SITE, type SignInSite } from '../web';
import { cloudPeople } from './cloud-people';
import { type DataCenterTenants, reachOf } from './data-center';
import { dataCenterPeople } from './data-center-people';

export interface SignInParts {
  readonly http: HttpClient;
  readonly store: Pick<Store, 'repository'>;
  /** How further connections are made: an instance may have certificates of its own. */
  readonly client: DataCenterClientOptions;
}

export interface SignIns {
  readonly sites: readonly SignInSite[];
  readonly siteOf: (tenant: string) => string;
  readonly close: () => Promise<void>;
}

/** Where people sign in: Bitbucket Cloud, and every Data Center whose application link is configured. */
export function signIns(config: ServerConfig, tenants: DataCenterTenants, parts: SignInParts): SignIns {
  const { http, store, client } = parts;
  const cloud = cloudPeople(config, http);
  const clients: HttpClient[] = [];
  const sites = new Map<string, SignInSite>();
  if (cloud !== null) sites.set(FIRST_SITE, { name: FIRST_SITE, title: 'Bitbucket Cloud', people: cloud });
  for (const connection of tenants.values()) {
    const name = siteName(connection);
    if (connection.signIn === null || sites.has(name)) continue;
    const own = createDataCenterClient(reachOf(connection), client);
    clients.push(own);
    const people = dataCenterPeople(connection, connection.signIn, own, store);
    sites.set(name, { name, title: new URL(connection.url).host, people });
  }
  return {
    sites: [...sites.values()],
    siteOf: (tenant) => {
      const connection = tenants.get(tenant);
      return connection === undefined ? FIRST_SITE : siteName(connection);
    },
    close: async () => {
      await Promise.all(clients.map((each) => each.close()));
    },
  };
}

/** Accounts belong to an instance, by whichever of its connections they come. */
function siteName({ url }: DataCenterConnection): string {
  return url;
}

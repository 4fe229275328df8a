import type { PeoplePort } from './people-port';

/** A Bitbucket that people sign in with. */
export interface SignInSite {
  /** Unique; stands in addresses. */
  readonly name: string;
  /** For people to tell it from the others. */
  readonly title: string;
  readonly people: PeoplePort;
}

/** Where people sign in, and at which place each tenant's people do. */
export interface Sites {
  readonly all: readonly SignInSite[];
  readonly named: (name: string) => SignInSite | null;
  /** Null when nobody can sign in where this tenant's people are. */
  readonly ofTenant: (tenant: string) => SignInSite | null;
}

/** @param siteOf name of the site of a tenant's people, whether or not a sign-in is set up there */
export function createSites(all: readonly SignInSite[], siteOf: (tenant: string) => string): Sites {
  const named = (name: string): SignInSite | null => all.find((site) => site.name === name) ?? null;
  return { all, named, ofTenant: (tenant) => named(siteOf(tenant)) };
}

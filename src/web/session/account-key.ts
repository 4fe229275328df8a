/** The site whose accounts are known by their bare ids. */
export const FIRST_SITE = 'bitbucket';

/** Name of an account among those of all sites: ids count within one site only. */
export function accountKey(site: string, account: string): string {
  return site === FIRST_SITE ? account : `${site}:${account}`;
}

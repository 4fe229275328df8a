import { type FakePeople, fakePeople } from './fake-people';
import { reviewedPullRequest } from './pages';
import { startWeb, type WebUnderTest } from './web';

/** Name of a site besides Bitbucket Cloud. */
export const OTHER_SITE = 'https://git.example.com';

export interface TwoSites {
  readonly web: WebUnderTest;
  /** Those of the other site; the same account may stand for somebody else there. */
  readonly people: FakePeople;
  /** The other site's tenant, which has a reviewed pull request. */
  readonly tenant: string;
}

/** The web server with a Bitbucket Data Center beside Bitbucket Cloud. */
export async function startTwoSites(): Promise<TwoSites> {
  const people = fakePeople();
  const site = { name: OTHER_SITE, title: 'git.example.com', people };
  const tenants = new Set<string>();
  const web = await startWeb({ moreSites: [site], siteOf: (id) => (tenants.has(id) ? OTHER_SITE : 'bitbucket') });
  const added = { kind: 'data-center', clientKey: 'k', workspace: null, workspaceName: 'git.example.com' } as const;
  const tenant = (await web.store.installations.add({ ...added, state: 'active' }, null)).id;
  tenants.add(tenant);
  await reviewedPullRequest(web, tenant);
  return { web, people, tenant };
}

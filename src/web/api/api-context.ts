import type { Access } from '../access';
import type { WebDependencies } from '../dependencies';
import type { PageSessions } from '../session';

/** What the requests of the pages work with. */
export interface ApiContext extends Pick<
  WebDependencies,
  'store' | 'queue' | 'hosts' | 'webhookAddress' | 'applyDismissal' | 'logger' | 'clock'
> {
  readonly access: Access;
  readonly sessions: PageSessions;
  /** Where a tenant's people sign in; null when that is not set up. */
  readonly signInFor: (tenant: string) => string | null;
}

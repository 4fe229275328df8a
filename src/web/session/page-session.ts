import { z } from 'zod';
import { deriveKey } from './derive-key';
import { claimSigner } from './signed-claims';

const LIFETIME_MS = 60 * 60 * 1000;
/** A page that stays open renews its session; after this it has to be loaded again. */
const LONGEST_MS = 24 * LIFETIME_MS;

const CLAIMS = z.object({
  tenant: z.string(),
  account: z.string(),
  accountName: z.string(),
  page: z.enum(['panel', 'repository-settings', 'workspace-settings']),
  repository: z.string().nullable(),
  number: z.number().int().positive().nullable(),
  workspace: z.string().nullable(),
  /** For who came by a link that an operator made: reads only, and no longer than until this moment. */
  guestUntil: z.number().optional(),
  /** The host was asked whether this person may read; else it vouched for that by showing the page itself. A renewal asks again. */
  asked: z.boolean().optional(),
  /** When the page was loaded: milliseconds since the epoch. */
  since: z.number(),
});

/** Who looks at which page of what. Decided when the page is served; no later request can change it. */
export type PageSession = Readonly<z.infer<typeof CLAIMS>>;

export interface IssuedSession {
  readonly token: string;
  readonly expiresAt: number;
}

export interface PageSessions {
  issue(page: Omit<PageSession, 'since'>): IssuedSession;
  /** Null when the page has been open for too long. */
  renew(session: PageSession): IssuedSession | null;
  read(token: string): PageSession | null;
}

/** Sessions of the pages inside an iframe, where cookies do not work: bearer tokens. */
export function pageSessions(secretKey: Buffer, clock: () => number): PageSessions {
  const signer = claimSigner(deriveKey(secretKey, 'page session v1'), CLAIMS, clock);
  const issue = (session: PageSession): IssuedSession => {
    const expiresAt = Math.min(clock() + LIFETIME_MS, endOf(session));
    return { token: signer.sign(session, expiresAt), expiresAt };
  };
  return {
    issue: (page) => issue({ ...page, since: clock() }),
    renew: (session) => (clock() >= endOf(session) ? null : issue(session)),
    read: (token) => signer.read(token),
  };
}

function endOf({ since, guestUntil }: PageSession): number {
  return Math.min(since + LONGEST_MS, guestUntil ?? Infinity);
}

import { Failure } from '../../domain';
import type { PersonStore, PersonTokens } from '../../store';
import { accountKey, type Person } from '../session';
import type { SignInSite } from '../sites';

const EARLY_MS = 60_000;
const LONGEST_MS = 10_000;

/** A person of a site that is known already. */
export type Viewer = Pick<Person, 'account' | 'accountName'>;

/** A person's access token, refreshed when it is about to end; null when the person has not signed in. */
export type PersonToken = (person: Viewer) => Promise<string | null>;

/**
 * Every refresh gives a new refresh token and kills the old one: per person one runs at a time, and the new tokens are stored before
 * anybody uses them.
 */
export function personToken({ name, people }: SignInSite, store: PersonStore, clock: () => number): PersonToken {
  const refreshing = new Map<string, Promise<string | null>>();

  async function refresh(key: string, { accountName }: Viewer, tokens: PersonTokens): Promise<string | null> {
    try {
      const fresh = await people.refresh(tokens.refreshToken, AbortSignal.timeout(LONGEST_MS));
      await store.saveTokens(key, accountName, fresh);
      return fresh.accessToken;
    } catch (error) {
      if (!(error instanceof Failure) || !isRefusal(error)) throw error;
      return replacedElsewhere(key, tokens);
    }
  }

  /** Another process may have been faster: then its tokens count. Otherwise the sign-in is over. */
  async function replacedElsewhere(key: string, refused: PersonTokens): Promise<string | null> {
    const now = await store.tokens(key);
    if (now !== null && now.refreshToken !== refused.refreshToken) return now.accessToken;
    await store.forget(key);
    return null;
  }

  return async (person) => {
    const key = accountKey(name, person.account);
    const tokens = await store.tokens(key);
    if (tokens === null) return null;
    if (tokens.expiresAt - EARLY_MS > clock()) return tokens.accessToken;
    const running = refreshing.get(key);
    if (running !== undefined) return running;
    const started = refresh(key, person, tokens).finally(() => refreshing.delete(key));
    refreshing.set(key, started);
    return started;
  };
}

function isRefusal({ kind }: Failure): boolean {
  return kind === 'unauthenticated' || kind === 'forbidden' || kind === 'invalid';
}

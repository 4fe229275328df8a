import { Failure } from '../../domain';
import type { PersonStore, PersonTokens } from '../../store';
import type { PeoplePort } from '../dependencies';
import type { Person } from '../session';

const EARLY_MS = 60_000;
const LONGEST_MS = 10_000;

/** A person's access token, refreshed when it is about to end; null when the person has not signed in. */
export type PersonToken = (person: Person) => Promise<string | null>;

/**
 * Every refresh gives a new refresh token and kills the old one: per person one runs at a time, and the new tokens are stored before
 * anybody uses them.
 */
export function personToken(people: PeoplePort, store: PersonStore, clock: () => number): PersonToken {
  const refreshing = new Map<string, Promise<string | null>>();

  async function refresh({ account, accountName }: Person, tokens: PersonTokens): Promise<string | null> {
    try {
      const fresh = await people.refresh(tokens.refreshToken, AbortSignal.timeout(LONGEST_MS));
      await store.saveTokens(account, accountName, fresh);
      return fresh.accessToken;
    } catch (error) {
      if (!(error instanceof Failure) || !isRefusal(error)) throw error;
      return replacedElsewhere(account, tokens);
    }
  }

  /** Another process may have been faster: then its tokens count. Otherwise the sign-in is over. */
  async function replacedElsewhere(account: string, refused: PersonTokens): Promise<string | null> {
    const now = await store.tokens(account);
    if (now !== null && now.refreshToken !== refused.refreshToken) return now.accessToken;
    await store.forget(account);
    return null;
  }

  return async (person) => {
    const { account } = person;
    const tokens = await store.tokens(account);
    if (tokens === null) return null;
    if (tokens.expiresAt - EARLY_MS > clock()) return tokens.accessToken;
    const running = refreshing.get(account);
    if (running !== undefined) return running;
    const started = refresh(person, tokens).finally(() => refreshing.delete(account));
    refreshing.set(account, started);
    return started;
  };
}

function isRefusal({ kind }: Failure): boolean {
  return kind === 'unauthenticated' || kind === 'forbidden' || kind === 'invalid';
}

import type { IncomingMessage } from 'node:http';
import type { Account, World } from '../world';
import { cookieOf } from './cookie';

const PERSON_COOKIE = 'emulator_person';
const NOBODY = 'nobody';

/** Who looks at a page: the person chosen in the switcher, or `fallback` while nobody chose. */
export function signedInPerson(
  world: World,
  request: IncomingMessage,
  fallback: Account | null = null,
): Account | null {
  const chosen = cookieOf(request, PERSON_COOKIE);
  if (chosen === null) return fallback;
  return chosen === NOBODY ? null : (world.users.get(chosen) ?? fallback);
}

/** `Set-Cookie` for a person, by uuid; null signs out. */
export function personCookie(uuid: string | null): string {
  return `${PERSON_COOKIE}=${encodeURIComponent(uuid ?? NOBODY)}; Path=/; HttpOnly; SameSite=Lax`;
}

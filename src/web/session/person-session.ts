import type { Request, Response } from 'express';
import { z } from 'zod';
import { FIRST_SITE } from './account-key';
import { clearCookie, cookieName, readCookie, setCookie } from './cookies';
import { deriveKey } from './derive-key';
import { claimSigner } from './signed-claims';

const LIFETIME_MS = 12 * 60 * 60 * 1000;
/** Cookies from before there were several sites name none. */
const CLAIMS = z.object({ site: z.string().default(FIRST_SITE), account: z.string(), accountName: z.string() });

/** Who signed in in this browser, and with which site. */
export type Person = Readonly<z.infer<typeof CLAIMS>>;

export interface PersonSessions {
  start(res: Response, person: Person): void;
  read(req: Request): Person | null;
  end(res: Response): void;
}

/**
 * Sessions of the pages outside of the host, in a cookie. It opens pages only: the JSON API takes bearer tokens alone, so a foreign
 * site that makes the browser send the cookie gains nothing.
 */
export function personSessions(secretKey: Buffer, baseUrl: string, clock: () => number): PersonSessions {
  const signer = claimSigner(deriveKey(secretKey, 'person session v1'), CLAIMS, clock);
  const cookie = cookieName('loom', baseUrl);
  return {
    start: (res, person) => {
      setCookie(res, cookie, signer.sign(person, clock() + LIFETIME_MS), LIFETIME_MS);
    },
    read: (req) => {
      const token = readCookie(req, cookie);
      return token === null ? null : signer.read(token);
    },
    end: (res) => {
      clearCookie(res, cookie);
    },
  };
}

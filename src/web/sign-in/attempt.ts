import { createHash, createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { claimSigner, clearCookie, cookieName, deriveKey, readCookie, setCookie } from '../session';
import { allowedReturnPath } from './return-path';

const LIFETIME_MS = 10 * 60 * 1000;
const CLAIMS = z.object({ state: z.string(), site: z.string(), returnTo: z.string(), popup: z.boolean() });

/** Where a sign-in came from and goes back to. */
export interface Destination {
  /** Name of the site that is signed in with. */
  readonly site: string;
  readonly returnTo: string;
  /** Started in a window of its own, which closes at the end. */
  readonly popup: boolean;
}

export interface StartedAttempt {
  readonly state: string;
  /** PKCE, S256. */
  readonly codeChallenge: string;
}

export interface FinishedAttempt extends Destination {
  readonly codeVerifier: string;
}

export interface Attempts {
  start(res: Response, destination: Destination): StartedAttempt;
  /** The attempt that this browser started with this state; null for another one, an old one, or one that is used up. */
  finish(req: Request, res: Response, state: string): FinishedAttempt | null;
}

/**
 * Sign-ins under way. The state is bound to the browser by a cookie, counts once and for ten minutes. The PKCE verifier is derived
 * from the state under a key of ours, so that it is stored nowhere.
 */
export function signInAttempts(secretKey: Buffer, baseUrl: string, clock: () => number): Attempts {
  const signer = claimSigner(deriveKey(secretKey, 'sign-in attempt v1'), CLAIMS, clock);
  const verifierKey = deriveKey(secretKey, 'sign-in verifier v1');
  const cookie = cookieName('loom-sign-in', baseUrl);
  const usedUntil = new Map<string, number>();

  function isUsed(state: string): boolean {
    for (const [used, until] of usedUntil) if (until <= clock()) usedUntil.delete(used);
    const used = usedUntil.has(state);
    usedUntil.set(state, clock() + LIFETIME_MS);
    return used;
  }

  return {
    start: (res, { site, returnTo, popup }) => {
      const state = randomBytes(32).toString('base64url');
      const claims = { state, site, returnTo: allowedReturnPath(returnTo), popup };
      setCookie(res, cookie, signer.sign(claims, clock() + LIFETIME_MS), LIFETIME_MS);
      const codeChallenge = createHash('sha256').update(codeVerifier(verifierKey, state)).digest('base64url');
      return { state, codeChallenge };
    },
    finish: (req, res, state) => {
      const token = readCookie(req, cookie);
      const claims = token === null ? null : signer.read(token);
      if (claims === null || !isSame(claims.state, state)) return null;
      clearCookie(res, cookie);
      if (isUsed(state)) return null;
      const { site, returnTo, popup } = claims;
      return { site, returnTo: allowedReturnPath(returnTo), popup, codeVerifier: codeVerifier(verifierKey, state) };
    },
  };
}

function codeVerifier(key: KeyObject, state: string): string {
  return createHmac('sha256', key).update(state).digest('base64url');
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

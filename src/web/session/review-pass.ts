import { z } from 'zod';
import { deriveKey } from './derive-key';
import { claimSigner } from './signed-claims';

const CLAIMS = z.object({ tenant: z.string(), review: z.string(), until: z.number() });

/** What a pass lets its holder see: one review, until a moment in milliseconds since the epoch. */
export type ReviewPass = Readonly<z.infer<typeof CLAIMS>>;

export interface ReviewPasses {
  sign(pass: ReviewPass): string;
  /** Null for one that ended, and for anything that is none of ours. */
  read(token: string): ReviewPass | null;
}

/** Links to one review that an operator gives to people who cannot sign in. Who has the link may read, and nothing else. */
export function reviewPasses(secretKey: Buffer, clock: () => number): ReviewPasses {
  const signer = claimSigner(deriveKey(secretKey, 'review pass v1'), CLAIMS, clock);
  return { sign: (pass) => signer.sign(pass, pass.until), read: (token) => signer.read(token) };
}

import type { Request, Response } from 'express';
import { clientAddress, limitBy } from '../limit-by';

const PER_MINUTE = 10;

/** Counts installs that nobody signed, by client address: each costs a request to Bitbucket, and a row for a moment. */
export function countUnsignedInstalls(): (req: Request, res: Response) => Promise<void> {
  const limit = limitBy(clientAddress, PER_MINUTE);
  return (req, res) =>
    new Promise((resolve, reject) => {
      void limit(req, res, (refusal?: Error | string) => {
        if (refusal instanceof Error) reject(refusal);
        else resolve();
      });
    });
}

import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Answers JSON with an entity tag, or 304 when the client has it already. Express would do this by itself, but believes the
 * `Cache-Control: no-cache` that browsers add to every conditional request of a script, and then never answers 304.
 */
export function replyWithTag(req: Request, res: Response, value: object): void {
  const text = JSON.stringify(value);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  res.setHeader('ETag', tag);
  if (holdsTag(req.headers['if-none-match'], tag)) {
    res.status(304).end();
    return;
  }
  res.type('json').send(text);
}

/** A proxy that compresses may have weakened the tag on its way. */
function holdsTag(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((held) => held.trim().replace(/^W\//, '') === tag);
}

import { createHash } from 'node:crypto';

/** Tells whether two things that are published say the same. Keys in the order of the code that built them. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

/** Hash of a comment's text; hosts may change line ends and trim. */
export function bodyHash(body: string): string {
  return contentHash(body.replaceAll('\r\n', '\n').trim());
}

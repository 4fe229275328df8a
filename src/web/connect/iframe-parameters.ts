import type { Request } from 'express';

/** A context parameter of an iframe address. One that Bitbucket did not fill in, left empty or repeated, is absent. */
export function contextParameter(req: Request, name: string): string | null {
  const value = req.query[name];
  if (typeof value !== 'string' || value.trim() === '' || value.length > 300) return null;
  // `{repository.uuid}` as it stands in the descriptor; a filled-in id has braces too, but no letters beyond hexadecimal and dashes.
  return /^\{[a-z_]+(\.[a-z_]+)+\}$/.test(value) ? null : value;
}

/** A positive whole number, as a pull request has; null for anything else. */
export function numberParameter(req: Request, name: string): number | null {
  const text = contextParameter(req, name);
  return text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

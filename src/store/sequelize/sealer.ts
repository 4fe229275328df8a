import { seal, unseal } from '../seal';

/** Seals and opens secrets under the server's key; `null` stays `null`. */
export interface Sealer {
  seal(context: string, secret: string): string;
  seal(context: string, secret: string | null): string | null;
  open(context: string, sealed: string): string;
  open(context: string, sealed: string | null): string | null;
}

export function createSealer(key: Buffer): Sealer {
  function sealed(context: string, secret: string): string;
  function sealed(context: string, secret: string | null): string | null;
  function sealed(context: string, secret: string | null): string | null {
    return secret === null ? null : seal(key, context, secret);
  }
  function opened(context: string, text: string): string;
  function opened(context: string, text: string | null): string | null;
  function opened(context: string, text: string | null): string | null {
    return text === null ? null : unseal(key, context, text);
  }
  return { seal: sealed, open: opened };
}

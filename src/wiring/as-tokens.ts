import type { PersonTokens } from '../store';

/** Tokens as they are kept. A grant without a refresh token ends with its access token. */
export function asTokens({
  accessToken,
  refreshToken,
  expiresAt,
}: {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresAt: number;
}): PersonTokens {
  return { accessToken, refreshToken: refreshToken ?? '', expiresAt };
}

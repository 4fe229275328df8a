/** Token of an `Authorization: JWT …` header; the scheme's case matters. Null when there is none. */
export function jwtOf(header: string | undefined): string | null {
  return /^JWT (\S+)$/.exec(header ?? '')?.[1] ?? null;
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|JWT)(\s+)[A-Za-z0-9._~+/=-]{6,}/gi, '$1$2[redacted]'],
  [/\beyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, '[redacted]'],
  [/\bAT(?:BB|CTT|ATT)[A-Za-z0-9_=+/-]{8,}/g, '[redacted]'],
  [/(https?:\/\/)[^\s/?#@]+@/gi, '$1'],
  [
    /\b(jwt|code|state|token|access_token|refresh_token|client_secret|secret|password|code_verifier)(["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi,
    '$1$2[redacted]',
  ],
];

/** The text without anything that looks like a credential, whole or as part of an address, and without the given secrets. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 6) clean = clean.replaceAll(secret, '[redacted]');
  for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
  return clean;
}

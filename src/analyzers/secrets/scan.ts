import { ASSIGNMENT_GUESSES, guessAssignments } from './assignment';
import { CLOUD_PATTERNS } from './cloud-patterns';
import { GENERAL_PATTERNS } from './general-patterns';
import { hasBareValues } from './made-up';
import { isPlausible } from './plausible';
import { isPassword, isRandomToken } from './randomness';
import { SERVICE_PATTERNS } from './service-patterns';
import type { SecretPattern } from './shape';

/** From the most telling to the guesses: a text is reported once, by the first that fits. */
export const PATTERNS: readonly SecretPattern[] = [...CLOUD_PATTERNS, ...SERVICE_PATTERNS, ...GENERAL_PATTERNS];

/** What each kind of finding is called and how much it matters. */
export const KINDS = [...PATTERNS, ...ASSIGNMENT_GUESSES];

/** What the worker sends. Holds no more of the secret than a person needs to find it. */
export interface SecretWire {
  readonly kind: string;
  readonly line: number;
  readonly hint: string;
}

/** Patterns whose shape alone is too common: the value has to look random, too. */
const MORE_EVIDENCE: ReadonlySet<string> = new Set([
  'bitbucket-client-secret',
  'jira-token',
  'fastly-token',
  'cloudflare-token',
  'xml-value',
]);

const WINDOW = 4000;
const OVERLAP = 600;
const SHORTEST_LINE = 12;
const MAX_FINDINGS = 50;

/** Looks for credentials line by line; very long lines are read in overlapping windows. */
export function scanText(path: string, text: string): readonly SecretWire[] {
  const bareValues = hasBareValues(path);
  const patterns = worthTrying(PATTERNS, text.toLowerCase());
  const found: SecretWire[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.length < SHORTEST_LINE) continue;
    const reported: string[] = [];
    // A private key goes on behind its header line.
    const whole = line.includes('PRIVATE KEY') ? `${line}\n${lines[index + 1] ?? ''}` : line;
    for (let at = 0; at === 0 || at + OVERLAP < whole.length; at += WINDOW - OVERLAP) {
      for (const { kind, secret } of secretsIn(whole.slice(at, at + WINDOW), patterns, bareValues)) {
        if (reported.some((other) => other.includes(secret) || secret.includes(other))) continue;
        reported.push(secret);
        found.push({ kind, line: index + 1, hint: hintOf(secret) });
      }
      if (found.length >= MAX_FINDINGS) return found.slice(0, MAX_FINDINGS);
    }
  }
  return found;
}

/** Those with a keyword in the text. Few are left of a whole file, so that its lines are not asked for the others. */
function worthTrying(patterns: readonly SecretPattern[], lower: string): readonly SecretPattern[] {
  return patterns.filter(({ keywords }) => keywords.some((keyword) => lower.includes(keyword)));
}

function* secretsIn(
  text: string,
  patterns: readonly SecretPattern[],
  bareValues: boolean,
): Generator<{ kind: string; secret: string }> {
  const lower = text.toLowerCase();
  for (const { name, expression, entropy } of worthTrying(patterns, lower)) {
    // Most lines end here: `matchAll` makes a copy of its expression.
    if (text.search(expression) < 0) continue;
    for (const match of text.matchAll(expression)) {
      const secret = match[1] ?? match[0];
      if (!isPlausible(secret, entropy ?? 0)) continue;
      if (MORE_EVIDENCE.has(name) && !isRandomToken(secret) && !isPassword(secret)) continue;
      yield { kind: name, secret };
    }
  }
  for (const { guess, secret } of guessAssignments(text, lower, bareValues)) yield { kind: guess.name, secret };
}

/** The beginning, and of a short secret not even that much. */
function hintOf(secret: string): string {
  return `${secret.slice(0, Math.min(4, Math.floor(secret.length / 6)))}…`;
}

import { CLOUD_PATTERNS } from './cloud-patterns';
import { GENERAL_PATTERNS } from './general-patterns';
import type { SecretPattern } from './shape';
import { isCredentialLike, isPlausible } from './plausible';
import { SERVICE_PATTERNS } from './service-patterns';

/** From the most telling to the guesses: a text is reported once, by the first that fits. */
export const PATTERNS: readonly SecretPattern[] = [...CLOUD_PATTERNS, ...SERVICE_PATTERNS, ...GENERAL_PATTERNS];

/** What the worker sends. Holds no more of the secret than a person needs to find it. */
export interface SecretWire {
  readonly pattern: string;
  readonly line: number;
  readonly hint: string;
}

/** Names that guess: they need more evidence than a shape of their own. */
const GUESSES = new Set(['hard-coded-credential', 'bitbucket-client-secret', 'jira-token', 'fastly-token', 'cloudflare-token', 'npmrc-token', 'xml-value']);

/** Places where made-up credentials are the rule: only shapes that a vendor gave away are reported there. */
const MADE_UP = /(^|\/)(tests?|__tests__|spec|specs|fixtures?|testdata|mocks?|__mocks__|examples?|samples?|docs?|locales?|i18n|translations?)\/|\.(test|spec|stories)\.\w+$|_test\.\w+$|(^|\/)test_[^/]*$|\.(md|rst|adoc|po|pot|xliff|svg|ipynb)$/i;
const VENDORLESS = new Set(GENERAL_PATTERNS.map((pattern) => pattern.name));

const WINDOW = 4000;
const OVERLAP = 400;
const MAX_FINDINGS = 50;

/** Looks for credentials line by line; very long lines are read in overlapping windows. */
export function scanText(path: string, text: string): readonly SecretWire[] {
  const patterns = MADE_UP.test(path) ? PATTERNS.filter((pattern) => !VENDORLESS.has(pattern.name) && !GUESSES.has(pattern.name)) : PATTERNS;
  const found: SecretWire[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.length < 12) continue;
    const reported = new Set<string>();
    // A private key goes on behind its header line.
    const whole = line.includes('PRIVATE KEY') ? `${line}\n${lines[index + 1] ?? ''}` : line;
    for (let at = 0; at < whole.length; at += WINDOW - OVERLAP) scanWindow(whole.slice(at, at + WINDOW), index + 1, patterns, reported, found);
    if (found.length >= MAX_FINDINGS) break;
  }
  return found;
}

function scanWindow(text: string, line: number, patterns: readonly SecretPattern[], reported: Set<string>, found: SecretWire[]): void {
  const lower = text.toLowerCase();
  for (const pattern of patterns) {
    if (!pattern.keywords.some((keyword) => lower.includes(keyword))) continue;
    for (const match of text.matchAll(pattern.expression)) {
      const secret = match[1] ?? match[0];
      if (overlaps(reported, secret) || !isPlausible(secret, pattern.entropy ?? 0)) continue;
      if (GUESSES.has(pattern.name) && !isCredentialLike(secret)) continue;
      reported.add(secret);
      found.push({ pattern: pattern.name, line, hint: `${secret.slice(0, 4)}…` });
    }
  }
}

function overlaps(reported: ReadonlySet<string>, secret: string): boolean {
  for (const other of reported) if (other.includes(secret) || secret.includes(other)) return true;
  return false;
}

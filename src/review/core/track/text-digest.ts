import { createHash } from 'node:crypto';
import type { Finding } from '../../../domain';
import { locate } from '../fingerprint';

/**
 * What a finding is about, in twelve digits: its rule and the text it flags, without the surroundings. An edit next to a finding
 * changes its fingerprint, but not this. Null when it is about no text.
 */
export function textDigest(finding: Finding, lines: readonly string[] | null): string | null {
  if (lines === null) return null;
  const { text } = locate(finding, lines);
  if (text.trim() === '') return null;
  return createHash('sha256')
    .update(JSON.stringify([finding.rule, text]))
    .digest('hex')
    .slice(0, 12);
}

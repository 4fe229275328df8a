import type { z } from 'zod';
import { nearestKey } from './nearest-key';
import { listed, shown } from './shown';

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping (`key: value` lines)',
  record: 'a mapping (`key: value` lines)',
};

/** What is wrong with a value that is there, and what would be right. */
export function issueMessage(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Expected ${EXPECTED[issue.expected] ?? issue.expected}, found ${described(value)}.${typeHint(issue.expected, value)}`;
    case 'invalid_value':
      return choiceMessage(issue.values.map(String), value);
    case 'too_small':
      return `Expected at least ${amount(issue.minimum, issue.origin)}, found ${described(value)}.`;
    case 'too_big':
      return `Expected at most ${amount(issue.maximum, issue.origin)}, found ${described(value)}.`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    default:
      return issue.message;
  }
}

/** `known` are the keys that may stand beside it. */
export function unknownKeyMessage(key: string, known: readonly string[]): string {
  if (key === '<<') return 'Merge keys (`<<`) are not supported; write the keys out.';
  const meant = nearestKey(key, known);
  if (meant !== null) return `Unknown key ${shown(key)}; did you mean ${shown(meant)}?`;
  return `Unknown key ${shown(key)}; known here are ${listed(known)}.`;
}

function choiceMessage(allowed: readonly string[], value: unknown): string {
  const meant = typeof value === 'string' ? nearestKey(value, allowed) : null;
  return `Expected ${listed(allowed)}, found ${described(value)}${meant === null ? '.' : `; did you mean ${shown(meant)}?`}`;
}

function described(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${shown(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `\`${String(value)}\``;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  return 'a mapping';
}

function typeHint(expected: string, value: unknown): string {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return ' Put it in quotes.';
  if (expected === 'array' && typeof value === 'string') return ' Put it in brackets: `[…]`.';
  return '';
}

function amount(limit: number | bigint, origin: string): string {
  if (origin !== 'array') return String(limit);
  return limit === 1 ? '1 entry' : `${limit} entries`;
}

import { createHash } from 'node:crypto';
import type { BuildStatus } from '../../../domain';
import { cutText } from '../../cut-text';

const MAX_KEY = 40;
const MAX_TEXT = 255;
const HASH_DIGITS = 12;

const STATES = {
  'in-progress': 'INPROGRESS',
  successful: 'SUCCESSFUL',
  failed: 'FAILED',
  stopped: 'STOPPED',
} as const;

export function toWireStatus(status: BuildStatus): object {
  return {
    key: statusKey(status.key),
    state: STATES[status.state],
    name: cutText(status.name, MAX_TEXT),
    description: cutText(status.description, MAX_TEXT),
    url: status.url,
    ...(status.branch === null ? {} : { refname: status.branch }),
  };
}

/** A key that is too long keeps its beginning and gets a hash, so that different keys stay different. */
export function statusKey(key: string): string {
  if (key.length <= MAX_KEY) return key;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, HASH_DIGITS);
  return `${key.slice(0, MAX_KEY - HASH_DIGITS - 1)}-${hash}`;
}

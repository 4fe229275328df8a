import { createHash } from 'node:crypto';
import type { Account } from '../world';
import { html, type Html } from './html';

const COLOURS = 6;

/** A circle with initials; beside a name, so that it says nothing on its own. */
export function avatar(account: Account): Html {
  const colour = createHash('sha256').update(account.uuid).digest().readUInt8(0) % COLOURS;
  const kind = account.type === 'user' ? 'avatar' : 'avatar avatar-app';
  return html`<span class="${kind} avatar-${colour}" aria-hidden="true">${initials(account.displayName)}</span>`;
}

/** The same as a picture of its own. */
export function avatarImage(account: Account): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#0052cc"/><text x="16" y="21" fill="#fff" font-family="sans-serif" font-size="13" text-anchor="middle">${html`${initials(account.displayName)}`.markup}</text></svg>`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => String.fromCodePoint((word ?? ' ').codePointAt(0) ?? 32).trim())
    .join('')
    .toUpperCase();
}

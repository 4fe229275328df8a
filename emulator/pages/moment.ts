import type { Instant } from '../world';
import { html, type Html } from './html';

/** A point in time; the browser turns it into "5 minutes ago". */
export function moment(at: Instant): Html {
  const iso = new Date(at / 1000).toISOString();
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`;
}

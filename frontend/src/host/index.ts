export { type Host, joinHost } from './host';
export { linkTarget, safeAddress } from './links';

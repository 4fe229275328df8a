import type { Account } from '../../../world';
import { userSlug, type Host } from '../../host';

export function userJson(host: Host, account: Account): Record<string, unknown> {
  return {
    name: account.nickname,
    ...(account.email === undefined ? {} : { emailAddress: account.email }),
    id: host.numbers.of('user', account.uuid),
    displayName: account.displayName,
    active: true,
    slug: userSlug(account),
    type: account.type === 'user' ? 'NORMAL' : 'SERVICE',
    links: { self: [{ href: `${host.world.addresses.web}/users/${userSlug(account)}` }] },
  };
}

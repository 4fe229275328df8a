import { createHash } from 'node:crypto';
import type { HostEvent } from '../events';
import type { Parcel } from '../webhooks';
import type { Installation, World } from '../world';
import { appUrl, basePathOf, type Descriptor } from './descriptor';
import { descriptorOf } from './installed-descriptor';
import { scopeOfEvent, withImplied } from './scopes';
import { hostToken } from './token';

/** Tokens of webhooks are short-lived. */
const TOKEN_SECONDS = 120;

/** What the apps of a workspace get of an event: wrapped, and with a token in the place of a signature. */
export function appParcels(world: World, event: HostEvent): readonly Parcel[] {
  const installations = [...world.installations.values()].filter(
    ({ active, workspace }) => active && workspace.uuid === event.workspace,
  );
  if (installations.length === 0) return [];
  const body = Buffer.from(JSON.stringify({ event: event.key, data: event.payload }));
  return installations.flatMap((installation) => parcelsFor(world, installation, event.key, body));
}

function parcelsFor(world: World, installation: Installation, event: string, body: Buffer): readonly Parcel[] {
  if (!withImplied(installation.scopes).has(scopeOfEvent(event))) return [];
  const descriptor = descriptorOf(installation);
  return descriptor.modules.webhooks
    .filter((module) => module.event === event || module.event === '*')
    .map((module) => ({
      event,
      hookUuid: moduleUuid(installation.clientKey, module.event),
      url: appUrl(descriptor, module.url),
      body,
      authorize: (url) => authorization(world, installation, descriptor, url),
    }));
}

/** Signed with the secret of the moment: it may have changed between two attempts. */
function authorization(world: World, installation: Installation, descriptor: Descriptor, url: URL): string {
  const { clientKey } = installation;
  const { sharedSecret } = world.installations.get(clientKey) ?? installation;
  const request = { method: 'POST', url, basePath: basePathOf(descriptor) };
  const now = world.now() / 1000;
  return `JWT ${hostToken(request, { clientKey, sharedSecret, now, validForSeconds: TOKEN_SECONDS })}`;
}

/** The same subscription has the same id for ever. */
function moduleUuid(clientKey: string, event: string): string {
  const digits = createHash('sha256').update(`${clientKey} ${event}`).digest('hex');
  return `{${[digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join('-')}}`;
}

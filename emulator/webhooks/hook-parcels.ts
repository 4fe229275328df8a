import type { HostEvent } from '../events';
import type { Hook, World } from '../world';
import type { Parcel } from './parcel';

/** What the hooks of a repository and of its workspace get of an event. */
export function hookParcels(world: World, event: HostEvent): readonly Parcel[] {
  const hooks = [
    ...(world.repositories.get(event.repository)?.hooks.values() ?? []),
    ...(world.workspaces.get(event.workspace)?.hooks.values() ?? []),
  ].filter((hook) => hook.active && wants(hook.events, event.key));
  if (hooks.length === 0) return [];
  const body = Buffer.from(JSON.stringify(event.payload));
  return hooks.map((hook) => parcelOf(hook, event, body));
}

function parcelOf(hook: Hook, event: HostEvent, body: Buffer): Parcel {
  const secret = hook.secret === null ? {} : { secret: hook.secret };
  return { event: event.key, hookUuid: hook.uuid, url: hook.url, body, ...secret };
}

function wants(events: readonly string[], key: string): boolean {
  return events.includes(key) || events.includes('*');
}

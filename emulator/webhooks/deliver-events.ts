import type { HostEvent } from '../events';
import type { World } from '../world';
import { hookParcels } from './hook-parcels';
import type { Parcel } from './parcel';
import type { PostOffice } from './post-office';

/** Sends what happens in the world to its hooks, and to whoever else `others` names. Answers with the way to stop. */
export function deliverEvents(
  world: World,
  office: PostOffice,
  others: (event: HostEvent) => readonly Parcel[],
): () => void {
  return world.onEvent((event) => {
    for (const parcel of [...hookParcels(world, event), ...others(event)]) office.send(parcel);
  });
}

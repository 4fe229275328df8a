import type { HostRepository } from '../../host';
import type { WireRepository } from '../schemas';

export function toRepository(wire: WireRepository, webUrl: string): HostRepository {
  return {
    id: wire.uuid,
    fullName: wire.full_name,
    url: wire.links?.html?.href ?? `${webUrl}/${wire.full_name}`,
    workspace: wire.workspace?.uuid ?? null,
  };
}

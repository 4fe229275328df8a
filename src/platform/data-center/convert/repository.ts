import type { HostRepository } from '../../host';
import { repositoryPage } from '../address';
import type { WireRepository } from '../schemas';
import { fullNameOf } from './pull-request';

export function toRepository(wire: WireRepository, baseUrl: string): HostRepository {
  const fullName = fullNameOf(wire);
  return { id: String(wire.id), fullName, url: repositoryPage(baseUrl, fullName), workspace: wire.project.key };
}

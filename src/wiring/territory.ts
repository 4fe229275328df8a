import type { Installation } from '../domain';
import type { Territory } from '../intake';
import type { DataCenterTenants } from './data-center';

/**
 * Where Loom looks for pull requests without a webhook. An app looks through its workspace and a configured connection through what
 * it was given; a token that reaches whatever its owner reaches only goes where a webhook has led before.
 */
export function territoryOf({ id, workspace }: Installation, dataCenters: DataCenterTenants): Territory {
  const connection = dataCenters.get(id);
  if (connection !== undefined) return { tenant: id, places: connection.repositories, knownOnly: false };
  return { tenant: id, places: workspace === null ? [] : [workspace], knownOnly: workspace === null };
}

import type { Installation } from '../domain';
import type { Territory } from '../intake';
import type { DataCenterTenants } from './data-center';

/** The Cloud grants a thousand requests an hour, which reviews need, and sends its webhooks again; an instance does neither. */
const OF_THE_CLOUD = 10;
const OF_AN_INSTANCE = 500;

/**
 * Where Loom looks for pull requests without a webhook. An app looks through its workspace and a configured connection through what
 * it was given; a token that reaches whatever its owner reaches only goes where a webhook has led before.
 */
export function territoryOf({ id, workspace }: Installation, dataCenters: DataCenterTenants): Territory {
  const connection = dataCenters.get(id);
  if (connection !== undefined) {
    return { tenant: id, places: connection.repositories, knownOnly: false, perRound: OF_AN_INSTANCE };
  }
  const places = workspace === null ? [] : [workspace];
  return { tenant: id, places, knownOnly: workspace === null, perRound: OF_THE_CLOUD };
}

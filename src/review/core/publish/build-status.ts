import type { BuildStatus } from '../../../domain';
import type { Judgement } from '../judge';
import { count } from '../render/wording';
import { cut, withoutMarkup } from './bitbucket-text';

const DESCRIPTION_LENGTH = 255;

export interface StatusPlace {
  readonly number: number;
  readonly link: string;
  readonly branch: string | null;
}

function status(place: StatusPlace, state: BuildStatus['state'], description: string): BuildStatus {
  return {
    key: `loom-pr-${place.number}`,
    state,
    name: 'Loom review',
    description: cut(withoutMarkup(description), DESCRIPTION_LENGTH),
    url: place.link,
    branch: place.branch,
  };
}

export function pendingStatus(place: StatusPlace): BuildStatus {
  return status(place, 'in-progress', 'Loom is reviewing this commit.');
}

/**
 * A gate that was not evaluated is `successful` and says so. `stopped` would be the better word, but a host that requires
 * successful builds may not merge with it, and an outage of ours must never stand in somebody's way.
 */
export function finalStatus(place: StatusPlace, { gate, counts }: Judgement): BuildStatus {
  if (gate.answer === 'not_evaluated') return unavailableStatus(place, gate.reason);
  const total = counts.blocker + counts.warning + counts.info;
  const found = total === 0 ? 'Nothing to remark.' : `${count(total, 'finding')}, ${count(counts.blocker, 'blocker')}.`;
  return status(place, gate.answer === 'fail' ? 'failed' : 'successful', `${found} ${gate.reason}`);
}

export function unavailableStatus(place: StatusPlace, why: string): BuildStatus {
  return status(place, 'successful', `Not evaluated: ${why}`);
}

import { createContext } from 'react';
import type { PanelFinding } from '../../../src/web/api/contract';
import type { Problem } from '../api';

/** What a reader may do with a finding. */
export interface FindingActions {
  readonly allowed: boolean;
  /** The finding whose dismissal is being written, by fingerprint. */
  readonly dismissing: string | null;
  /** Opens the form of a finding, or closes whichever is open. */
  readonly ask: (fingerprint: string | null) => void;
  readonly dismiss: (finding: PanelFinding, reason: string) => Promise<Problem | null>;
  readonly restore: (finding: PanelFinding) => Promise<void>;
}

const NOTHING: FindingActions = {
  allowed: false,
  dismissing: null,
  ask: () => undefined,
  dismiss: () => Promise.resolve(null),
  restore: () => Promise.resolve(),
};

export const FindingActionsContext = createContext<FindingActions>(NOTHING);

import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../../domain';
import type { ChangeAnalyzer } from '../port';
import { tableHash } from '../table-hash';
import { apiChange, wantedForApi } from './api-change';
import { brokenLinks } from './broken-links';
import { changeSize } from './change-size';
import type { ChangeCheck } from './check';
import { conflictMarkers } from './conflict-markers';
import { copiedCode } from './copied-code';
import { debugLeftovers } from './debug-leftovers';
import { ENVIRONMENT_EXAMPLES, readsEnvironment, undeclaredVariables } from './environment';
import { escapingLinks } from './escaping-link';
import { largeFiles } from './large-files';
import { lockFiles } from './lock-files';
import { lostTests } from './lost-tests';
import { migrations } from './migrations';
import { missingTests } from './missing-tests';
import { removedFlags } from './removed-flags';

const CHECKS: readonly ChangeCheck[] = [
  conflictMarkers,
  debugLeftovers,
  escapingLinks,
  largeFiles,
  lockFiles,
  brokenLinks,
  changeSize,
  missingTests,
  lostTests,
  migrations,
  undeclaredVariables,
  copiedCode,
  removedFlags,
  apiChange,
];

/** Move it when a check changes what it finds. */
const CHECKS_VERSION = '3';

/** What can be said about a change as a whole, without a tool. */
export function pullRequestAnalyzer(): ChangeAnalyzer {
  const rules = CHECKS.flatMap((check) => check.rules);
  return {
    kind: 'change',
    name: 'pull-request',
    version: `${CHECKS_VERSION}+${tableHash(rules)}`,
    rules,
    wants: (change) => [...(readsEnvironment(change) ? ENVIRONMENT_EXAMPLES : []), ...wantedForApi(change)],
    analyze: async (change) => {
      const found: Finding[] = [];
      for (const check of CHECKS) {
        found.push(...check.find(change));
        await setImmediate();
      }
      return found;
    },
  };
}

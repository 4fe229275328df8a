import type { Comparison } from '../compare';
import { changedArguments } from './arguments';
import { removedBranch } from './branches';
import { removedCondition } from './conditions';
import { removedDefault } from './defaults';
import { removedErrorHandling } from './errors';
import { changedOperator } from './operators';
import { loosenedPattern } from './patterns';
import type { Hit, Question } from './question';
import { removedCleanup } from './resources';
import { removedAwait, removedOperand, removedStep } from './values';

export type { Hit } from './question';

/** Those that say most come first. */
const QUESTIONS: readonly Question[] = [
  removedErrorHandling,
  removedCleanup,
  removedCondition,
  removedDefault,
  removedAwait,
  removedStep,
  removedOperand,
  changedOperator,
  changedArguments,
  removedBranch,
  loosenedPattern,
];

/** Everything that a careful reviewer would ask about a comparison: of each edit one thing, and one thing of each line. */
export function askAbout(comparison: Comparison): readonly Hit[] {
  const byLine = new Map<number, Hit>();
  for (const edit of comparison.edits) {
    for (const question of QUESTIONS) {
      const hit = question(edit, comparison);
      if (!hit) continue;
      if (!byLine.has(hit.at.line)) byLine.set(hit.at.line, hit);
      break;
    }
  }
  return [...byLine.values()];
}

import type { Category, Finding } from '../../src/domain';
import type { Mark } from '../open-set/read-set';

const CLASSES: Readonly<Record<Category, Mark['kind'] | null>> = {
  security: 'security',
  // A label says what is wrong with the code, and a credential in it is wrong in no other way.
  secret: 'security',
  bug: 'quality',
  performance: 'quality',
  maintainability: 'quality',
  test: 'quality',
  dependency: null,
  style: null,
  docs: null,
};

/** Which labels a finding can answer, by its category; null: none. */
export function classOf({ category }: Pick<Finding, 'category'>): Mark['kind'] | null {
  return CLASSES[category];
}

const ABOUT_NAMES = /unused|undef(?!ined-(?:variable-)?type)|undeclared|\bF(?:401|811|821|822|823|841)\b/i;

/** Unused and undefined names are everywhere in test code: such a rule answers only labels about exactly that. */
export function answers(finding: Pick<Finding, 'category' | 'rule'>, label: Mark): boolean {
  return classOf(finding) === label.kind && (!ABOUT_NAMES.test(finding.rule) || ABOUT_NAMES.test(label.rule));
}

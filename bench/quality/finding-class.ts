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

/** Unused and undefined names are everywhere in code that was written to show something else. */
const ABOUT_NAMES = /unused|undef|undeclared|useless.assignment|\bF(?:401|811|821|822|823|841)\b/i;

/** Whether a finding answers a label: one about names only a label about names. */
export function answers(finding: Pick<Finding, 'category' | 'rule'>, label: Mark): boolean {
  return classOf(finding) === label.kind && (!isAboutNames(finding) || ABOUT_NAMES.test(label.rule));
}

/** True for a finding that says nothing about lines whose labels are about something else. */
export function isAboutNames({ rule }: Pick<Finding, 'rule'>): boolean {
  return ABOUT_NAMES.test(rule);
}

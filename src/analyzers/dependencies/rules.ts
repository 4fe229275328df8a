import type { DependencyRule } from './rule';
import { INTEGRITY_RULES } from './rules/integrity';
import { NEW_PACKAGE_RULES } from './rules/new-packages';
import { SOURCE_RULES } from './rules/sources';
import { STEP_RULES } from './rules/step';

/** Everything that is asked of manifests and lock files. */
export const DEPENDENCY_RULES: readonly DependencyRule[] = [
  ...STEP_RULES,
  ...SOURCE_RULES,
  ...INTEGRITY_RULES,
  ...NEW_PACKAGE_RULES,
];

import type { Check } from './check';

export type { Check } from './check';

/** The checks that are written as code, by the name of their rule. */
export const CHECKS: Readonly<Record<string, Check>> = {};

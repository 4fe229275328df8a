import { badRegexAnchor } from './bad-regex-anchor';
import type { Check } from './check';
import { cleartextLogging } from './cleartext-logging';
import { incompleteSanitization } from './incomplete-sanitization';
import { offByOne } from './off-by-one';
import { prototypePollution } from './prototype-pollution';

export type { Check } from './check';

/** The checks that are written as code, by the name of their rule. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'bad-regex-anchor': badRegexAnchor,
  'cleartext-logging': cleartextLogging,
  'incomplete-sanitization': incompleteSanitization,
  'off-by-one': offByOne,
  'prototype-pollution': prototypePollution,
};

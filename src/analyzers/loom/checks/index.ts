import type { Check } from './check';
import { contextLeak } from './context-leak';
import { deferBeforeCheck } from './defer-before-check';
import { deferInLoop } from './defer-in-loop';
import { goFormat } from './go-format';
import { lostError } from './lost-error';
import { regexAnchor } from './regex-anchor';
import { unreachableCode } from './unreachable-code';

export type { Check } from './check';

/** The checks that are written as code, by the name of their rule. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'bad-regex-anchor': regexAnchor,
  'context-leak': contextLeak,
  'defer-in-loop': deferInLoop,
  'format-mismatch': goFormat,
  'lost-error': lostError,
  'null-dereference': deferBeforeCheck,
  'unreachable-code': unreachableCode,
};

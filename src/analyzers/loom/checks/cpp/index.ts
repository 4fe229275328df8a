import type { Check } from '../check';
import { allocaInLoop } from './alloca-in-loop';
import { allocationSize } from './allocation-size';
import { bufferOverflow } from './buffer-overflow';
import { formatString } from './format-string';
import { useAfterFree } from './freed';
import { leakOnRealloc } from './leak-on-realloc';
import { mismatchedDelete } from './mismatched-delete';
import { narrowCounter } from './narrow-counter';
import { secretLeft } from './secret-left';
import { sizeofMisuse } from './sizeof-misuse';
import { stackAddress } from './stack-address';
import { toctou } from './toctou';
import { unsignedComparison } from './unsigned-comparison';
import { unterminatedString } from './unterminated-string';

/** Checks of C and C++ by the name of their rule: memory and its sizes. */
export const CPP_CHECKS: Readonly<Record<string, Check>> = {
  'alloca-in-loop': allocaInLoop,
  'allocation-size': allocationSize,
  'buffer-overflow': bufferOverflow,
  'format-string': formatString,
  'leak-on-realloc': leakOnRealloc,
  'mismatched-delete': mismatchedDelete,
  'narrow-counter': narrowCounter,
  'secret-left': secretLeft,
  'sizeof-misuse': sizeofMisuse,
  'stack-address': stackAddress,
  toctou,
  'unsigned-comparison': unsignedComparison,
  'unterminated-string': unterminatedString,
  'use-after-free': useAfterFree,
};

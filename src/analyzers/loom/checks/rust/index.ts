import type { Check } from '../check';
import { approximateConstant } from './approximate-constant';
import { bitMask } from './bit-mask';
import { unsignedComparison } from '../cpp/unsigned-comparison';
import { emptyRange, halfAlphabet } from './ranges';
import { singleRound } from './single-round';
import { uninitializedVec } from './uninitialized-vec';
import { unreadAmount } from './unread-amount';
import { unwrapAfterCheck } from './unwrap-after-check';

/** Checks of Rust by the name of their rule. */
export const RUST_CHECKS: Readonly<Record<string, Check>> = {
  'approximate-constant': approximateConstant,
  'bit-mask': bitMask,
  'empty-range': emptyRange,
  'ignored-result': unreadAmount,
  'null-after-check': unwrapAfterCheck,
  'off-by-one': halfAlphabet,
  'single-round': singleRound,
  'unsigned-comparison': unsignedComparison,
  'uninitialized-vec': uninitializedVec,
};

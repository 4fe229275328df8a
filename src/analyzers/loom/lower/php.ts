import type { Lower } from '../program';
import { block, lowering } from './lowering';
import { EXPRESSIONS } from './php/expressions';
import { STATEMENTS } from './php/statements';

/** PHP, and the text around it, which is echoed. */
export const lowerPhp: Lower = (root) => block(root, lowering(EXPRESSIONS, STATEMENTS));

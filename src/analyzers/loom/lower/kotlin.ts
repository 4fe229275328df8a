import type { Lower } from '../program';
import { loweringBy } from './by-kind';
import { declarations } from './kotlin/declarations';
import { expressions } from './kotlin/expressions';
import { literals } from './kotlin/literals';
import { statements } from './kotlin/statements';

const lowering = loweringBy({ ...expressions, ...literals }, { ...statements, ...declarations });

/** Kotlin 2. */
export const lowerKotlin: Lower = (root) => lowering.statement(root);

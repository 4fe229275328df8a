import type { Lower } from '../program';
import { loweringBy } from './by-kind';
import { declarations } from './cpp/declarations';
import { expressions } from './cpp/expressions';
import { literals } from './cpp/literals';
import { preprocessor } from './cpp/preprocessor';
import { statements } from './cpp/statements';

const lowering = loweringBy({ ...expressions, ...literals }, { ...statements, ...declarations, ...preprocessor });

/** C and C++: one grammar reads both. */
export const lowerCpp: Lower = (root) => lowering.statement(root);

import type { Lower } from '../program';
import { expressions } from './java/expressions';
import { literals } from './java/literals';
import { annotationValues } from './java/modifiers';
import { statements } from './java/statements';
import { loweringBy } from './by-kind';

const lowering = loweringBy({ ...expressions, ...literals, ...annotationValues }, statements);

/** Java up to 23. */
export const lowerJava: Lower = (root) => lowering.statement(root);

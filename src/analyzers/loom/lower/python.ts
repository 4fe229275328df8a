import type { Lower } from '../program';
import { block } from './python/statements';

/** Lowers a module of Python 3, and what Python 2 wrote otherwise. */
export const lowerPython: Lower = block;

import type { Lower } from '../program';
import { loweringBy } from './by-kind';
import { expressions } from './rust/expressions';
import { items } from './rust/items';
import { literals } from './rust/literals';
import { statements } from './rust/statements';

const lowering = loweringBy({ ...expressions, ...literals }, { ...statements, ...items });

/** Rust of the 2024 edition. */
export const lowerRust: Lower = (root) => lowering.statement(root);

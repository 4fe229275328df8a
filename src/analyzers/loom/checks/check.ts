import type { Resolver } from '../names';
import type { Program } from '../program';
import type { SyntaxNode } from '../../syntax';

/** What a rule looks for that no data can say. Pure and total. Gives the places it found. */
export type Check = (program: Program, resolver: Resolver) => readonly SyntaxNode[];

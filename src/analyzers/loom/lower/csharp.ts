import type { Lower } from '../program';
import { loweringBy } from './by-kind';
import { calls } from './csharp/calls';
import { declarations } from './csharp/declarations';
import { expressions } from './csharp/expressions';
import { initializers } from './csharp/initializers';
import { literals } from './csharp/literals';
import { members } from './csharp/members';
import { statements } from './csharp/statements';

const lowering = loweringBy(
  { ...expressions, ...calls, ...members, ...initializers, ...literals },
  { ...declarations, ...statements },
);

/** C# up to 13. */
export const lowerCSharp: Lower = (root) => lowering.statement(root);

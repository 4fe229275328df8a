import type { Lower } from '../program';
import { EXPRESSIONS } from './javascript/expressions';
import { STATEMENTS } from './javascript/statements';
import { block, lowering } from './lowering';

const javascript = lowering(EXPRESSIONS, STATEMENTS);

/** JavaScript and TypeScript, with JSX. What `require` brings in is an import; an element is a call of `JSX.tag` with its attributes by name. */
export const lowerJavascript: Lower = (root) => block(root, javascript);

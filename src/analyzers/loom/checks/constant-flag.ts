import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { Expression, Statement } from '../program';
import type { Check } from './check';

/** `if (false) { … }`: something is switched on or off for good, or was for a try. */
export const constantFlag: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'if' || !isConstant(statement.test) || isForTypesOnly(statement.then)) return;
      // A loop's test is lowered to what it is, and `unless` to its opposite: only what is written as an `if` is one.
      if (/^(?:if|elif|elsif|unless)/.test(statement.node.kind)) found.push(statement.test.node);
    },
  });
  return found;
};

/** Imports that a type checker shall see, and Python never runs. */
function isForTypesOnly(then: readonly Statement[]): boolean {
  return then.length > 0 && then.every(({ kind }) => kind === 'import');
}

function isConstant(test: Expression): boolean {
  if (test.kind === 'unary' && test.operator === '!') return isConstant(test.operand);
  if (test.kind === 'binary' && test.operator === '&&') return isFalse(test.left) || isFalse(test.right);
  return test.kind === 'literal' && test.type === 'boolean';
}

function isFalse(side: Expression): boolean {
  return side.kind === 'literal' && side.type === 'boolean' && side.value === 'false';
}

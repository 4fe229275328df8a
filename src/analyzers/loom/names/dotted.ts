import type { Expression } from '../program';
import { type Binding, lookUp, type Scope } from './scope';

const MAX_ALIASES = 6;
/** What gives the same function in another form of call. */
const PROMISING = /^(?:(?:node:)?util\.)?promisify$/;

/**
 * An expression as a dotted name, imports and plain aliases followed: `cp.exec` is `child_process.exec`; a call in the middle is `()`. Null for what is
 * no chain of names.
 */
export function dottedName(expression: Expression, scope: Scope, depth = 0): string | null {
  switch (expression.kind) {
    case 'name': {
      const binding = lookUp(scope, expression.name);
      if (binding?.declaration && 'qualified' in binding.declaration) return binding.declaration.qualified;
      const value = binding && depth < MAX_ALIASES ? valueOf(binding) : null;
      return (value && dottedName(value, scope, depth + 1)) ?? expression.name;
    }
    case 'member': {
      const object = dottedName(expression.object, scope, depth);
      return object === null ? null : `${object}.${expression.name}`;
    }
    case 'index': {
      const object = dottedName(expression.object, scope, depth);
      const { index } = expression;
      if (object === null) return null;
      return index?.kind === 'literal' && index.type === 'string' ? `${object}.${index.value}` : `${object}[]`;
    }
    case 'call': {
      const callee = dottedName(expression.callee, scope, depth);
      const [wrapped] = expression.args;
      if (wrapped && callee !== null && PROMISING.test(callee)) return dottedName(wrapped.value, scope, depth);
      return callee === null ? null : `${callee}()`;
    }
    case 'wrapped':
      return expression.values.length === 1 && expression.by !== 'unknown'
        ? dottedName(expression.values[0]!, scope, depth)
        : null;
    default:
      return null;
  }
}

/** What a name is an alias of: its one value, where that is a chain of names. */
export function valueOf({ values, open, kind }: Binding): Expression | null {
  const [value] = values;
  if (values.length !== 1 || open || kind === 'parameter' || !value) return null;
  return isChain(value) ? value : null;
}

function isChain(expression: Expression): boolean {
  if (expression.kind === 'call' && expression.args.length === 1) {
    const { callee } = expression;
    return (callee.kind === 'name' || callee.kind === 'member') && PROMISING.test(callee.name);
  }
  if (expression.kind === 'name') return expression.name !== 'this';
  return expression.kind === 'member' && isChain(expression.object);
}

import type { Call, Expression, FunctionValue, Program, Statement } from '../../loom';
import type { Comparison } from '../compare';
import type { Question } from './question';
import { lastName } from './tested';

const LIMITS = /time_?out|deadline|limit|^max|retries|expir|ttl/i;

/** A call that is made as before, but with less, or with the same in another order. */
export const changedArguments: Question = (edit, comparison) => {
  switch (edit.kind) {
    case 'argument': {
      const { base, head, dropped } = edit;
      if (isLogging(base) || signatureChanged(head, comparison)) return null;
      const rule = LIMITS.test(dropped.name ?? '') ? 'removed-limit' : 'removed-argument';
      return { rule, at: head.node, gone: dropped.value, relying: null };
    }
    case 'swapped':
      return signatureChanged(edit.head, comparison)
        ? null
        : { rule: 'swapped-arguments', at: edit.head.node, gone: edit.base, relying: null };
    case 'entry': {
      const { key } = edit.dropped;
      return key?.kind === 'literal' && LIMITS.test(key.value)
        ? { rule: 'removed-limit', at: edit.head.node, gone: edit.dropped, relying: null }
        : null;
    }
    default:
      return null;
  }
};

function isLogging({ callee }: Call): boolean {
  return /^(?:log|debug|info|warn\w*|error\w*|trace|print\w*|WithValues|With\w*|puts|format|sprintf)$/i.test(
    lastName(callee),
  );
}

/** The function or class is in this file, and takes other things than before. */
function signatureChanged({ callee }: Call, { base, head }: Comparison): boolean {
  const name = lastName(callee);
  const [before, now] = [base, head].map((program) => arityOf(program, name));
  return before !== now;
}

function arityOf({ body }: Program, name: string): string {
  return declared(body, name)
    .map(({ params }) => params.map(({ target }) => (target.kind === 'name' ? target.name : '')).join())
    .join(';');
}

function declared(body: readonly Statement[], name: string): readonly FunctionValue[] {
  return body.flatMap((statement): readonly FunctionValue[] => {
    if (statement.kind === 'function') return statement.value.name === name ? [statement.value] : [];
    if (statement.kind === 'variable')
      return isNamed(statement.target, name) && statement.value?.kind === 'function' ? [statement.value] : [];
    if (statement.kind !== 'class') return [];
    return declared(statement.members, statement.name === name ? 'constructor' : name);
  });
}

function isNamed(target: Expression, name: string): boolean {
  return target.kind === 'name' && target.name === name;
}

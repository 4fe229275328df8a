import { type SyntaxNode, textOf } from '../../../syntax';
import { type Scope, walk } from '../../names';
import type { Expression, FunctionValue, Statement } from '../../program';
import { anyIn } from '../any-in';
import type { Check } from '../check';
import { calledName, uncast } from './sizes';

const SECRET = /pass|pwd|secret|key|token|cred|nonce|seed|(?:^|_)pin$/i;

/** A secret that is wiped last of all: compilers leave out what nobody reads any more. */
export const secretLeft: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind === 'function') found.push(...wipedLast(expression, resolver.names.scopeOf(expression)));
    },
  });
  return found;
};

function wipedLast({ body }: FunctionValue, scope: Scope): readonly SyntaxNode[] {
  return body.flatMap((statement, at) => {
    const wiped = wipedBy(statement);
    if (!wiped || !SECRET.test(wiped) || !isOwnMemory(scope, wiped)) return [];
    const isReadLater = anyIn(body.slice(at + 1), (one) => one.kind === 'name' && one.name === wiped);
    return isReadLater ? [] : [statement.node];
  });
}

function wipedBy(statement: Statement): string | null {
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return null;
  const [first] = /^(?:memset|bzero|ZeroMemory)$/.test(calledName(statement.value)) ? statement.value.args : [];
  const place = first && placeOf(uncast(first.value));
  return place?.kind === 'name' ? place.name : null;
}

function placeOf(value: Expression): Expression {
  const [only] = value.kind === 'wrapped' && textOf(value.node).startsWith('&') ? value.values : [];
  return only ?? value;
}

/** What a pointer leads to may be read by others. */
function isOwnMemory(scope: Scope, name: string): boolean {
  const binding = scope.bindings.get(name);
  if (binding?.kind !== 'variable' || !binding.type || /[*&]$/.test(binding.type)) return false;
  const { declaration } = binding;
  return (
    declaration !== null &&
    'modifiers' in declaration &&
    !declaration.modifiers.some((one) => /^(?:static|extern|volatile|thread_local)$/.test(one))
  );
}

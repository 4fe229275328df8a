import type { SyntaxNode } from '../../../syntax';
import { walk } from '../../names';
import type { Expression } from '../../program';
import type { Check } from '../check';

const PARTIAL = /^(?:read|write|read_vectored|write_vectored)$/;
const PASSED_ON = /^(?:unwrap|expect|await)$/;

/** `file.read(&mut buffer)?;` may have read less than the buffer holds, and nobody looks how much. */
export const unreadAmount: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'expression' || !statement.node.source.slice(0, statement.node.end).endsWith(';')) return;
      const call = innermost(statement.value);
      if (call !== statement.value && call.kind === 'call' && isPartial(call)) found.push(statement.node);
    },
  });
  return found;
};

function isPartial({ callee, args }: Extract<Expression, { kind: 'call' }>): boolean {
  return callee.kind === 'member' && PARTIAL.test(callee.name) && args.length === 1;
}

function innermost(value: Expression): Expression {
  if (value.kind === 'wrapped' && (value.by === 'try' || value.by === 'await') && value.values[0])
    return innermost(value.values[0]);
  if (value.kind === 'call' && value.callee.kind === 'member' && PASSED_ON.test(value.callee.name))
    return innermost(value.callee.object);
  return value;
}

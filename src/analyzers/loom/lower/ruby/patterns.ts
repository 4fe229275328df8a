import { child, descendants, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Statement } from '../../program';
import { assignAt, nameAt, statementOf, unknownAt } from '../forms';
import type { RubyLowering } from './lowering';

const PLAIN = new Set(['string', 'integer', 'float', 'simple_symbol', 'constant', 'nil', 'true', 'false', 'range']);

/** A plain value is compared with; of everything else we know only that it is a test. */
export function patternTest(pattern: SyntaxNode, lower: RubyLowering): Expression {
  return PLAIN.has(pattern.kind) ? lower.expression(pattern) : unknownAt(pattern, []);
}

/** The names that a pattern takes up; each holds what is matched. */
export function bindings(pattern: SyntaxNode, subject: Expression | null): readonly Statement[] {
  return [...descendants(pattern)].flatMap((node): readonly Statement[] => {
    const name = boundName(node);
    return name === null ? [] : [statementOf(assignAt(node, nameAt(node, name), subject ?? unknownAt(node, [])))];
  });
}

function boundName(node: SyntaxNode): string | null {
  if (node.kind === 'identifier') return textOf(node);
  const key = node.kind === 'keyword_pattern' && !child(node, 'value') ? child(node, 'key') : null;
  return key && textOf(key);
}

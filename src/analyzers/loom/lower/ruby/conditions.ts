import { child, childrenOfKind, type SyntaxNode } from '../../../syntax';
import type { Expression, Statement, Switch } from '../../program';
import { literalAt, unaryAt, unknownAt } from '../forms';
import { parts, type RubyLowering } from './lowering';
import { bindings, patternTest } from './patterns';

/** `if`, `unless`, `elsif`, their forms after a statement, and `a ? b : c`, as a statement. */
export function ifStatement(node: SyntaxNode, lower: RubyLowering): Statement {
  const modified = node.kind.endsWith('_modifier');
  return {
    kind: 'if',
    test: testOf(node, lower),
    then: lower.statements(child(node, modified ? 'body' : 'consequence')),
    otherwise: lower.statements(child(node, 'alternative')),
    node,
  };
}

/** The same where its value is asked for. Of a branch with several statements the last is its value. */
export function choice(node: SyntaxNode, lower: RubyLowering): Expression {
  const then = child(node, node.kind.endsWith('_modifier') ? 'body' : 'consequence');
  const otherwise = child(node, 'alternative');
  return {
    kind: 'choice',
    test: testOf(node, lower),
    then: then ? valueOf(then, lower) : literalAt(node, 'null', 'null'),
    otherwise: otherwise && valueOf(otherwise, lower),
    node,
  };
}

function testOf(node: SyntaxNode, lower: RubyLowering): Expression {
  const condition = child(node, 'condition');
  const test = condition ? lower.expression(condition) : unknownAt(node, []);
  return node.kind.startsWith('unless') ? unaryAt(condition ?? node, '!', test) : test;
}

function valueOf(node: SyntaxNode, lower: RubyLowering): Expression {
  if (node.kind !== 'then' && node.kind !== 'else') return lower.expression(node);
  const values = parts(node).map((part) => lower.expression(part));
  const [only] = values;
  return only && values.length === 1 ? only : unknownAt(node, values);
}

/** `case … when`, and `case … in`. */
export function switchStatement(node: SyntaxNode, lower: RubyLowering): Switch {
  const value = child(node, 'value');
  const subject = value && lower.expression(value);
  const clauses = childrenOfKind(node, 'when', 'in_clause', 'else');
  return { kind: 'switch', subject, cases: clauses.map((clause) => caseOf(clause, subject, lower)), node };
}

function caseOf(clause: SyntaxNode, subject: Expression | null, lower: RubyLowering): Switch['cases'][number] {
  if (clause.kind === 'else') return { tests: [], body: lower.statements(clause) };
  const patterns = clause.children.filter(({ field }) => field === 'pattern');
  const body = lower.statements(child(clause, 'body'));
  if (clause.kind === 'when')
    return { tests: patterns.flatMap((one) => parts(one).map((test) => lower.expression(test))), body };
  return {
    tests: patterns.map((one) => patternTest(one, lower)),
    body: [...patterns.flatMap((one) => bindings(one, subject)), ...body],
  };
}

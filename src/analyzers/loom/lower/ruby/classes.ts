import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { ClassStatement, Statement } from '../../program';
import { callAt, statementOf } from '../forms';
import { parts, type RubyLowering } from './lowering';

/** `class A < B … end`, and `module A … end`, which is a class that nothing is made of. */
export function classStatement(node: SyntaxNode, lower: RubyLowering): ClassStatement {
  const [name, base] = [child(node, 'name'), child(node, 'superclass')];
  const parent = base && parts(base)[0];
  return {
    kind: 'class',
    name: name && dotted(name),
    bases: parent ? [dotted(parent)] : [],
    annotations: [],
    members: lower.statements(child(node, 'body')).map(member),
    node,
  };
}

function dotted(node: SyntaxNode): string {
  return textOf(node).replace(/::/g, '.').replace(/^\./, '');
}

/** A constant of a class is a field that all share; a bare name among its members is a call without arguments. */
function member(statement: Statement): Statement {
  if (statement.kind === 'expression' && statement.value.kind === 'name')
    return statementOf(callAt(statement.node, statement.value, []));
  if (statement.kind !== 'expression' || statement.value.kind !== 'assign') return statement;
  const { target, value, node } = statement.value;
  return { kind: 'variable', target, type: null, value, annotations: [], modifiers: ['static'], node };
}

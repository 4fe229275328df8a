import { child, childrenOfKind, named, type SyntaxNode } from '../../../syntax';
import type { Expression, Statement, Switch } from '../../program';
import { literal } from '../build';
import { block, type Lowering } from '../lowering';
import { typeText } from './types';

type Case = Switch['cases'][number];

export function switchStatement(node: SyntaxNode, lowering: Lowering): Switch {
  const value = child(node, 'value');
  const cases = childrenOfKind(node, 'expression_case', 'default_case').map((one): Case => {
    const tests = child(one, 'value');
    return { tests: tests ? named(tests).map(lowering.expression) : [], body: bodyOf(one, lowering) };
  });
  return { kind: 'switch', node, subject: value && lowering.expression(value), cases };
}

/** The types of the cases are literals; `switch a := b.(type)` declares `a` before it. */
export function typeSwitch(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  const value = lowering.expression(child(node, 'value')!);
  const alias = child(node, 'alias');
  const cases = childrenOfKind(node, 'type_case', 'default_case').map((one): Case => ({
    tests: named(one)
      .filter(({ field }) => field === 'type')
      .map((type) => literal(type, 'other', typeText(type)!)),
    body: bodyOf(one, lowering),
  }));
  const target = alias && lowering.expression(alias);
  return [
    ...(target ? [declared(node, target, value)] : []),
    { kind: 'switch', node, subject: target ?? value, cases },
  ];
}

/** Each case does what it waits for, then its body. */
export function selectStatement(node: SyntaxNode, lowering: Lowering): Switch {
  const cases = childrenOfKind(node, 'communication_case', 'default_case').map((one): Case => {
    const waited = child(one, 'communication');
    if (!waited) return { tests: [], body: bodyOf(one, lowering) };
    const operand = child(waited, 'right') ?? child(waited, 'channel');
    return {
      tests: operand ? [lowering.expression(operand)] : [],
      body: [...lowering.statements(waited), ...bodyOf(one, lowering)],
    };
  });
  return { kind: 'switch', node, subject: null, cases };
}

function declared(node: SyntaxNode, target: Expression, value: Expression): Statement {
  return { kind: 'variable', node, target, type: null, value, annotations: [], modifiers: [] };
}

function bodyOf(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  return childrenOfKind(node, 'statement_list').flatMap((list) => block(list, lowering));
}

import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { call, nameOf, wrapped } from '../build';
import type { Lowering } from '../lowering';
import { argumentsOf } from './arguments';
import { functionValue } from './functions';
import { scope } from './names';

/** `new A(b)`. Of a class without a name, what is made is unknown but for its methods. */
export function creation(node: SyntaxNode, lowering: Lowering): Expression {
  const made = named(node).find(({ kind }) => kind !== 'arguments')!;
  if (made.kind !== 'anonymous_class') {
    const own = made.kind === 'name' && /^(self|static)$/.test(textOf(made));
    const callee = own ? nameOf(made, 'this') : scope(made, lowering.expression);
    return call(node, callee, argumentsOf(node, lowering), true);
  }
  const body = child(made, 'body');
  const methods = body ? childrenOfKind(body, 'method_declaration') : [];
  const functions = methods.map((one) => functionValue(one, textOf(child(one, 'name')!), lowering));
  return call(node, wrapped(made, 'unknown', functions), argumentsOf(made, lowering), true);
}

import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, FunctionStatement, Parameter, Statement } from '../../program';
import { nameOf } from '../build';
import type { Lowering } from '../by-kind';
import { argumentsIn } from './macros';
import { targetOf } from './patterns';
import { parameterType, typeAt, typeName } from './types';

export function functionItem(node: SyntaxNode, lower: Lowering): readonly FunctionStatement[] {
  const name = child(node, 'name');
  const modifiers = childrenOfKind(node, 'visibility_modifier', 'function_modifiers').flatMap((one) =>
    textOf(one).split(/\s+/),
  );
  return [
    {
      kind: 'function',
      node,
      value: {
        kind: 'function',
        node,
        name: name && textOf(name),
        params: parametersOf(node, lower),
        body: bodyOf(node, lower),
        annotations: annotationsOf(node, lower),
        async: modifiers.includes('async'),
        returns: typeAt(node, 'return_type'),
        modifiers: modifiers.filter((one) => one !== 'async'),
      },
    },
  ];
}

/** The body of a function or closure; what stands last in it is what it gives. */
export function bodyOf(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const body = child(node, 'body');
  if (!body) return [];
  if (body.kind !== 'block') return [{ kind: 'return', node: body, value: lower.expression(body) }];
  return given(lower.statement(body), (last) => ({ kind: 'return', node: last.node, value: last.value }));
}

type Last = Extract<Statement, { kind: 'expression' }>;

/** The statements of a block, with something else for the value that stands last in it, in every branch. */
export function given(
  statements: readonly Statement[],
  replace: (last: Last) => Statement | null,
): readonly Statement[] {
  const last = statements.at(-1);
  const before = statements.slice(0, -1);
  const within = (list: readonly Statement[]): readonly Statement[] => given(list, replace);
  switch (last?.kind) {
    case 'expression': {
      if (textOf(last.node).endsWith(';')) return statements;
      const replaced = replace(last);
      return replaced ? [...before, replaced] : before;
    }
    case 'if':
      return [...before, { ...last, then: within(last.then), otherwise: within(last.otherwise) }];
    case 'switch':
      return [...before, { ...last, cases: last.cases.map((one) => ({ ...one, body: within(one.body) })) }];
    default:
      return statements;
  }
}

export function parametersOf(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const list = child(node, 'parameters');
  return (list ? named(list) : []).flatMap((one): readonly Parameter[] => {
    if (one.kind === 'self_parameter' || one.kind === 'attribute_item') return [];
    const pattern = child(one, 'pattern') ?? one;
    const type = child(one, 'type');
    return [
      {
        node: one,
        target: pattern.kind === 'self' ? nameOf(pattern, 'this') : targetOf(pattern),
        type: type && parameterType(type),
        annotations: annotationsOf(one, lower),
        fallback: null,
        rest: false,
      },
    ];
  });
}

/** Attributes stand before what they are about. */
export function annotationsOf(node: SyntaxNode, lower: Lowering): readonly Annotation[] {
  const around = node.parent ? named(node.parent) : [];
  const at = around.indexOf(node);
  const found: Annotation[] = [];
  for (const one of around.slice(0, Math.max(at, 0)).reverse()) {
    if (one.kind !== 'attribute_item') break;
    const [attribute] = named(one);
    const [name] = attribute ? named(attribute) : [];
    if (!attribute || !name) continue;
    const given = child(attribute, 'arguments');
    found.unshift({ node: one, name: typeName(name), args: given ? argumentsIn(given, lower) : [] });
  }
  return found;
}

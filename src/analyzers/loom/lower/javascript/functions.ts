import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, FunctionValue, Parameter, Statement } from '../../program';
import { block, type Lowering } from '../lowering';
import { isExported } from './exported';

/** A type as written, without its colon and type arguments; null where none is written. */
export function typeOf(node: SyntaxNode, field = 'type'): string | null {
  const annotation = child(node, field);
  if (!annotation) return null;
  const bare = textOf(annotation).replace(/^:\s*/, '').replace(/<.*$/s, '').trim();
  return bare === '' ? null : bare;
}

export function functionValue(
  node: SyntaxNode,
  lowering: Lowering,
  annotations: readonly Annotation[] = [],
): FunctionValue {
  const name = child(node, 'name');
  const lone = child(node, 'parameter');
  const list = child(node, 'parameters');
  const body = child(node, 'body');
  const written = name ? textOf(name) : null;
  return {
    kind: 'function',
    node,
    name: written,
    params: lone
      ? [parameter(lone, lowering)]
      : named(list ?? node)
          .filter(() => list !== null)
          .map((one) => parameter(one, lowering)),
    body: bodyOf(body, lowering),
    annotations,
    async: node.children.some(({ kind }) => kind === 'async'),
    returns: typeOf(node, 'return_type'),
    modifiers: [
      ...node.children.filter(({ kind }) => /^(?:static|get|set|accessibility_modifier)$/.test(kind)).map(textOf),
      ...(isExported(node) ? ['export'] : []),
    ],
  };
}

function bodyOf(body: SyntaxNode | null, lowering: Lowering): readonly Statement[] {
  if (!body) return [];
  if (body.kind === 'statement_block') return block(body, lowering);
  return [{ kind: 'return', node: body, value: lowering.expression(body) }];
}

function parameter(node: SyntaxNode, lowering: Lowering): Parameter {
  const annotations = childrenOfKind(node, 'decorator').map((one) => decorator(one, lowering));
  const pattern = child(node, 'pattern') ?? (node.kind === 'assignment_pattern' ? child(node, 'left') : node) ?? node;
  const rest = pattern.kind === 'rest_pattern';
  const value = node.kind === 'assignment_pattern' ? child(node, 'right') : child(node, 'value');
  return {
    node,
    target: lowering.expression(rest ? (named(pattern)[0] ?? pattern) : pattern),
    type: typeOf(node),
    annotations,
    fallback: value ? lowering.expression(value) : null,
    rest,
  };
}

/** `@Get('x')`, `@Injectable`. */
export function decorator(node: SyntaxNode, lowering: Lowering): Annotation {
  const [inner] = named(node);
  const value = inner && lowering.expression(inner);
  if (value?.kind === 'call') return { node, name: textOf(value.callee.node), args: value.args };
  return { node, name: inner ? textOf(inner) : '', args: [] };
}

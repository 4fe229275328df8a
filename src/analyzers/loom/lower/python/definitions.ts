import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, ClassStatement, FunctionStatement, Parameter, Statement } from '../../program';
import { lowerArguments } from './arguments';
import { lowerParameters } from './parameters';
import type { LowerParts } from './patterns';
import { typeName } from './types';

/** A function or class with what is written above it. */
export function definition(node: SyntaxNode, lower: LowerParts): Statement | null {
  const inner = node.kind === 'decorated_definition' ? child(node, 'definition') : node;
  const annotations = childrenOfKind(node, 'decorator').flatMap((one) => decorator(one, lower));
  if (inner?.kind === 'function_definition') return functionDefinition(inner, annotations, lower);
  return inner?.kind === 'class_definition' ? classDefinition(inner, annotations, lower) : null;
}

function decorator(node: SyntaxNode, { expression }: LowerParts): readonly Annotation[] {
  const [value] = named(node);
  if (!value) return [];
  const callee = value.kind === 'call' ? child(value, 'function') : value;
  const args = value.kind === 'call' ? lowerArguments(child(value, 'arguments'), expression) : [];
  return callee ? [{ name: textOf(callee).replace(/\s+/g, ''), args, node }] : [];
}

function functionDefinition(
  node: SyntaxNode,
  annotations: readonly Annotation[],
  lower: LowerParts,
): FunctionStatement {
  const name = child(node, 'name');
  const written = name ? textOf(name) : null;
  const params = lowerParameters(child(node, 'parameters'), lower.expression);
  const ofClass = isMember(node) && !annotations.some((one) => one.name === 'staticmethod');
  return {
    kind: 'function',
    node,
    value: {
      kind: 'function',
      name: ofClass && written === '__init__' ? 'constructor' : written,
      // Nobody passes the object that a method belongs to.
      params: ofClass && takesItself(params) ? params.slice(1) : params,
      body: lower.block(child(node, 'body')),
      annotations,
      async: node.children.some(({ kind }) => kind === 'async'),
      returns: typeName(child(node, 'return_type')),
      modifiers: annotations.some((one) => one.name === 'staticmethod') ? ['static'] : [],
      node,
    },
  };
}

function takesItself([first]: readonly Parameter[]): boolean {
  return first?.target.kind === 'name' && /^(?:this|cls|mcs|metacls|klass|_cls)$/.test(first.target.name);
}

function isMember(node: SyntaxNode): boolean {
  const around = node.parent?.kind === 'decorated_definition' ? node.parent.parent : node.parent;
  return around?.kind === 'block' && around.parent?.kind === 'class_definition';
}

function classDefinition(node: SyntaxNode, annotations: readonly Annotation[], lower: LowerParts): ClassStatement {
  const name = child(node, 'name');
  const heads = child(node, 'superclasses');
  const bases = heads ? named(heads).filter(({ kind }) => kind !== 'keyword_argument') : [];
  return {
    kind: 'class',
    name: name && textOf(name),
    bases: bases.flatMap((base) => typeName(base) ?? []),
    annotations,
    members: lower.block(child(node, 'body')).map((member) => field(member)),
    node,
  };
}

/** What is assigned in a class body is a field. */
function field(member: Statement): Statement {
  if (member.kind !== 'expression' || member.value.kind !== 'assign') return member;
  const { target, value, node } = member.value;
  return { kind: 'variable', target, type: null, value, annotations: [], modifiers: [], node };
}

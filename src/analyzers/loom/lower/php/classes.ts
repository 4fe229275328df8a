import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { ClassStatement, Statement, Variable } from '../../program';
import { nameOf, statementOf } from '../build';
import type { Lowering } from '../lowering';
import { annotationsOf, functionValue, modifiersOf } from './functions';
import { dotted, typeText, variableName } from './names';

/** A class, interface, trait or enumeration. The traits that it uses are bases too. */
export function classStatement(node: SyntaxNode, lowering: Lowering): ClassStatement {
  const body = child(node, 'body');
  const parts = body ? named(body) : [];
  const heads = [...childrenOfKind(node, 'base_clause', 'class_interface_clause'), ...parts.filter(isUse)];
  const name = child(node, 'name');
  return {
    kind: 'class',
    node,
    name: name && textOf(name),
    bases: heads.flatMap((head) => childrenOfKind(head, 'name', 'qualified_name')).map((one) => dotted(textOf(one))),
    annotations: annotationsOf(node, lowering),
    members: parts.flatMap((part) => member(part, lowering)),
  };
}

/** `const A = 1, B = 2`, in a class or outside. */
export function constants(node: SyntaxNode, lowering: Lowering): readonly Variable[] {
  return childrenOfKind(node, 'const_element').map((one) => {
    const [name, value] = named(one);
    const modifiers = [...modifiersOf(node), 'const'];
    return variable(one, nameOf(name!), value, { modifiers }, lowering);
  });
}

function member(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  switch (node.kind) {
    case 'const_declaration':
      return constants(node, lowering);
    case 'property_declaration': {
      const shape = {
        type: typeText(child(node, 'type')),
        modifiers: modifiersOf(node),
        annotations: annotationsOf(node, lowering),
      };
      return childrenOfKind(node, 'property_element').map((one) => {
        const name = child(one, 'name')!;
        return variable(one, nameOf(name, variableName(name)), child(one, 'default_value'), shape, lowering);
      });
    }
    case 'enum_case':
      return [variable(node, nameOf(child(node, 'name')!), child(node, 'value'), { modifiers: ['const'] }, lowering)];
    case 'method_declaration':
      return method(node, lowering);
    default:
      return isUse(node) ? [] : lowering.statements(node);
  }
}

function method(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  const written = textOf(child(node, 'name')!);
  const promoted = childrenOfKind(child(node, 'parameters') ?? node, 'property_promotion_parameter');
  const value = functionValue(node, written === '__construct' ? 'constructor' : written, lowering);
  const body = [...promoted.map(keep), ...value.body];
  return [...promoted.map((one) => field(one, lowering)), { kind: 'function', node, value: { ...value, body } }];
}

/** `__construct(private A $a)` declares a field and fills it. */
function field(parameter: SyntaxNode, lowering: Lowering): Variable {
  const name = child(parameter, 'name')!;
  const shape = { type: typeText(child(parameter, 'type')), modifiers: modifiersOf(parameter) };
  return variable(parameter, nameOf(name, variableName(name)), null, shape, lowering);
}

function keep(parameter: SyntaxNode): Statement {
  const name = nameOf(child(parameter, 'name')!, variableName(child(parameter, 'name')!));
  const target = { kind: 'member', node: parameter, object: nameOf(parameter, 'this'), name: name.name } as const;
  return statementOf({ kind: 'assign', node: parameter, target, operator: '=', value: name });
}

function variable(
  node: SyntaxNode,
  target: Variable['target'],
  value: SyntaxNode | null | undefined,
  shape: Partial<Pick<Variable, 'type' | 'modifiers' | 'annotations'>>,
  { expression }: Lowering,
): Variable {
  return {
    kind: 'variable',
    node,
    target,
    type: null,
    annotations: [],
    modifiers: [],
    ...shape,
    value: value ? expression(value) : null,
  };
}

function isUse({ kind }: SyntaxNode): boolean {
  return kind === 'use_declaration';
}

import { child, childrenOfKind, isComment, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, ClassStatement, Expression, Statement } from '../../program';
import { block, type Lowering, type Table } from '../lowering';
import { decorator, functionValue, typeOf } from './functions';
import { handedOut, importsOf, requiredBy } from './modules';

export const STATEMENTS: Table<readonly Statement[]> = {
  expression_statement: (node, lowering) =>
    named(node).map((value) => ({ kind: 'expression', node, value: lowering.expression(value) })),
  lexical_declaration: (node, lowering) => declarations(node, lowering),
  variable_declaration: (node, lowering) => declarations(node, lowering),
  function_declaration: (node, lowering) => [{ kind: 'function', node, value: functionValue(node, lowering) }],
  generator_function_declaration: (node, lowering) => [
    { kind: 'function', node, value: functionValue(node, lowering) },
  ],
  class_declaration: (node, lowering) => [classStatement(node, lowering)],
  abstract_class_declaration: (node, lowering) => [classStatement(node, lowering)],
  import_statement: (node) => importsOf(node),
  export_statement: (node, lowering) => {
    const declaration = child(node, 'declaration');
    return [...(declaration ? lowering.statements(declaration) : []), ...handedOut(node, lowering)];
  },
  ambient_declaration: () => [],
  interface_declaration: () => [],
  type_alias_declaration: () => [],
  empty_statement: () => [],
  comment: () => [],
  hash_bang_line: () => [],
  statement_block: (node, lowering) => block(node, lowering),
  labeled_statement: (node, lowering) => {
    const body = child(node, 'body');
    return body ? lowering.statements(body) : [];
  },
  if_statement: (node, lowering) => {
    const test = child(node, 'condition');
    const otherwise = child(node, 'alternative');
    return [
      {
        kind: 'if',
        node,
        test: lowering.expression(test ?? node),
        then: bodyOf(child(node, 'consequence'), lowering),
        otherwise: otherwise ? block(otherwise, lowering) : [],
      },
    ];
  },
  while_statement: (node, lowering) => [loop(node, lowering)],
  do_statement: (node, lowering) => [loop(node, lowering)],
  for_statement: (node, lowering) => {
    const start = child(node, 'initializer');
    const step = child(node, 'increment');
    const test = child(node, 'condition');
    const condition = test?.kind === 'expression_statement' ? named(test)[0] : test;
    const body = bodyOf(child(node, 'body'), lowering);
    const last: readonly Statement[] = step
      ? [{ kind: 'expression', node: step, value: lowering.expression(step) }]
      : [];
    return [
      ...(start ? lowering.statements(start) : []),
      {
        kind: 'loop',
        node,
        each: null,
        test: condition && condition.kind !== 'empty_statement' ? lowering.expression(condition) : null,
        body: [...body, ...last],
      },
    ];
  },
  for_in_statement: (node, lowering) => {
    const left = child(node, 'left');
    const right = child(node, 'right');
    if (!left || !right) return [];
    return [
      {
        kind: 'loop',
        node,
        each: { target: lowering.expression(left), of: lowering.expression(right) },
        test: null,
        body: bodyOf(child(node, 'body'), lowering),
      },
    ];
  },
  switch_statement: (node, lowering) => {
    const subject = child(node, 'value');
    const body = child(node, 'body');
    return [
      {
        kind: 'switch',
        node,
        subject: subject ? lowering.expression(subject) : null,
        cases: named(body ?? node).flatMap((one) => {
          if (one.kind !== 'switch_case' && one.kind !== 'switch_default') return [];
          const test = child(one, 'value');
          const inner = one.children.filter((part) => part.field === 'body' && !isComment(part));
          return [
            {
              tests: test ? [lowering.expression(test)] : [],
              body: inner.flatMap((part) => lowering.statements(part)),
            },
          ];
        }),
      },
    ];
  },
  return_statement: (node, lowering) => {
    const [value] = named(node);
    return [{ kind: 'return', node, value: value ? lowering.expression(value) : null }];
  },
  throw_statement: (node, lowering) => {
    const [value] = named(node);
    return [{ kind: 'throw', node, value: value ? lowering.expression(value) : null }];
  },
  break_statement: (node) => [{ kind: 'jump', node }],
  continue_statement: (node) => [{ kind: 'jump', node }],
  try_statement: (node, lowering) => {
    const handler = child(node, 'handler');
    const last = child(node, 'finalizer');
    const name = handler && child(handler, 'parameter');
    const body = handler && child(handler, 'body');
    return [
      {
        kind: 'try',
        node,
        body: bodyOf(child(node, 'body'), lowering),
        catches: handler
          ? [{ node: handler, name: name ? textOf(name) : null, types: [], body: bodyOf(body, lowering) }]
          : [],
        last: last ? bodyOf(child(last, 'body'), lowering) : [],
      },
    ];
  },
};

function bodyOf(node: SyntaxNode | null, lowering: Lowering): readonly Statement[] {
  return node ? lowering.statements(node) : [];
}

function loop(node: SyntaxNode, lowering: Lowering): Statement {
  const test = child(node, 'condition');
  return {
    kind: 'loop',
    node,
    each: null,
    test: test ? lowering.expression(test) : null,
    body: bodyOf(child(node, 'body'), lowering),
  };
}

function declarations(node: SyntaxNode, lowering: Lowering): readonly Statement[] {
  const modifiers = node.children.filter(({ field }) => field === 'kind').map(textOf);
  return childrenOfKind(node, 'variable_declarator').flatMap((one): readonly Statement[] => {
    const target = child(one, 'name');
    const value = child(one, 'value');
    if (!target) return [];
    const required = value && requiredBy(target, value);
    if (required) return required;
    return [
      {
        kind: 'variable',
        node: one,
        target: lowering.expression(target),
        type: typeOf(one),
        value: value ? lowering.expression(value) : null,
        annotations: [],
        modifiers,
      },
    ];
  });
}

export function classStatement(node: SyntaxNode, lowering: Lowering): ClassStatement {
  const name = child(node, 'name');
  const heritage = node.children.find(({ kind }) => kind === 'class_heritage');
  const body = child(node, 'body');
  const members: Statement[] = [];
  let waiting: Annotation[] = [];
  for (const member of body ? named(body) : []) {
    if (member.kind === 'decorator') {
      waiting.push(decorator(member, lowering));
      continue;
    }
    members.push(...memberOf(member, lowering, waiting));
    waiting = [];
  }
  const around = node.parent?.kind === 'export_statement' ? childrenOfKind(node.parent, 'decorator') : [];
  return {
    kind: 'class',
    node,
    name: name ? textOf(name) : null,
    bases: (heritage ? named(heritage) : []).flatMap(basesIn),
    annotations: [...around, ...childrenOfKind(node, 'decorator')].map((one) => decorator(one, lowering)),
    members,
  };
}

function basesIn(node: SyntaxNode): readonly string[] {
  const inner = node.kind.endsWith('_clause') ? named(node) : [node];
  return inner.map((one) => textOf(one).replace(/<.*$/s, '')).filter((text) => text !== '');
}

/** Fields that the parameters of a constructor declare: `constructor(private readonly users: Users)`. */
function fieldsOf(method: SyntaxNode): readonly Statement[] {
  const params = child(method, 'parameters');
  return (params ? named(params) : []).flatMap((param) => {
    const name = child(param, 'pattern');
    if (name?.kind !== 'identifier' || !param.children.some(({ kind }) => DECLARES_FIELD.test(kind))) return [];
    const target: Expression = { kind: 'name', node: name, name: textOf(name) };
    return [
      { kind: 'variable', node: param, target, type: typeOf(param), value: null, annotations: [], modifiers: [] },
    ];
  });
}

const DECLARES_FIELD = /^(?:accessibility_modifier|readonly)$/;

function memberOf(node: SyntaxNode, lowering: Lowering, annotations: readonly Annotation[]): readonly Statement[] {
  if (node.kind === 'method_definition')
    return [...fieldsOf(node), { kind: 'function', node, value: functionValue(node, lowering, annotations) }];
  if (node.kind === 'class_static_block') return block(child(node, 'body'), lowering);
  const target = child(node, 'name') ?? child(node, 'property');
  const value = child(node, 'value');
  if (!target) return [];
  return [
    {
      kind: 'variable',
      node,
      target: { kind: 'name', node: target, name: textOf(target) },
      type: typeOf(node),
      value: value ? lowering.expression(value) : null,
      annotations: [...annotations, ...childrenOfKind(node, 'decorator').map((one) => decorator(one, lowering))],
      modifiers: [],
    },
  ];
}

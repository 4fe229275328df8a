import type { ClassStatement, Expression, FunctionValue, Parameter, Statement } from '../../loom';
import { partsOf, statementsIn } from '../../loom';
import { localsOf } from './locals';
import { type Classes, classOfValue, namedClass } from './named-class';

/** What the fields of a class hold: by their type, or by the one value that the class gives them. */
export function fieldsOf({ members }: ClassStatement, language: string): Classes {
  const found = new Map<string, string | null>();
  const typed = new Set<string>();
  const give = (name: string, known: string | null): void => {
    if (!typed.has(name)) found.set(name, found.has(name) ? null : known);
  };
  for (const member of members) {
    if (member.kind === 'variable' && member.target.kind === 'name') {
      const { target, type, value } = member;
      if (type !== null) typed.add(target.name);
      if (type !== null) found.set(target.name, namedClass(type));
      else give(target.name, classOfValue(value));
    }
    if (member.kind !== 'function') continue;
    for (const { target, type } of declaring(member.value, language)) {
      if (target.kind !== 'name') continue;
      typed.add(target.name);
      found.set(target.name, namedClass(type));
    }
  }
  for (const member of members) {
    if (member.kind !== 'function') continue;
    const locals = localsOf(member.value, language);
    for (const [name, value] of assignedIn(member.value.body)) {
      const known = value.kind === 'name' ? (locals.get(value.name) ?? null) : classOfValue(value);
      give(name, member.value.name === 'constructor' ? known : null);
    }
  }
  return found;
}

/** `constructor(private readonly store: Store)` declares fields. */
function declaring({ name, params }: FunctionValue, language: string): readonly Parameter[] {
  if (language !== 'javascript' || name !== 'constructor') return [];
  return params.filter(({ node }) =>
    node.children.some(({ kind }) => kind === 'accessibility_modifier' || kind === 'readonly'),
  );
}

/** Fields of `this` that are given a value, inner functions included. */
function assignedIn(statements: readonly Statement[]): readonly (readonly [name: string, value: Expression])[] {
  return statements.flatMap((statement) => {
    const { expressions, lists } = statementsIn(statement);
    return [...expressions.flatMap(assignedBy), ...lists.flatMap(assignedIn)];
  });
}

function assignedBy(expression: Expression): readonly (readonly [name: string, value: Expression])[] {
  if (expression.kind === 'function') return assignedIn(expression.body);
  const inner = partsOf(expression).flatMap(assignedBy);
  if (expression.kind !== 'assign' || expression.target.kind !== 'member') return inner;
  const { object, name } = expression.target;
  return object.kind === 'name' && object.name === 'this' ? [[name, expression.value], ...inner] : inner;
}

import type { Expression, FunctionValue, Parameter, Program, Statement } from '../program';
import { partsOf, statementsIn } from '../program';
import { type Binding, classAround, createScope, lookUp, type Scope } from './scope';
import type { Way } from './way';

const COUNTS = new Set(['++', '--']);

/** The names of a file: a scope for the file itself and for each function and class in it. */
export interface FileNames {
  readonly file: Scope;
  readonly body: readonly Statement[];
  scopeOf(owner: NonNullable<Scope['owner']>): Scope;
  /**
   * Once somebody walked the file. Not in a WeakMap by file: until V8 collects all of its garbage, it keeps what a WeakMap holds, and the
   * files before would be copied around with the one under way.
   */
  way: Way | null;
}

/** Collects every declaration first and every assignment to it, wherever they stand: names are looked up in a finished table. */
export function buildScopes({ body, language }: Pick<Program, 'body' | 'language'>): FileNames {
  const scopes = new Map<NonNullable<Scope['owner']>, Scope>();
  const file = createScope(null, null);
  // Where a first assignment declares: these languages have no declarations of local variables.
  const assignmentDeclares = language === 'python' || language === 'ruby' || language === 'php';

  // Where a method does not see the fields of its class by their bare names.
  const membersAreApart = language === 'javascript' || language === 'python' || language === 'php';

  const declare = (scope: Scope, binding: Omit<Binding, 'values' | 'open'>): Binding => {
    const known = scope.bindings.get(binding.name);
    if (known) return known;
    const made = { ...binding, values: [], open: false };
    scope.bindings.set(binding.name, made);
    return made;
  };
  const give = (scope: Scope, target: Expression, value: Expression | null, variable: Partial<Binding> = {}): void => {
    if (target.kind === 'name') {
      const binding =
        (variable.kind ? scope.bindings.get(target.name) : lookUp(scope, target.name)) ??
        (variable.kind || assignmentDeclares
          ? declare(scope, { kind: 'variable', type: null, declaration: null, ...variable, name: target.name })
          : null);
      if (!binding) return;
      if (value) binding.values.push(value);
      else if (!variable.kind) binding.open = true;
      return;
    }
    if (target.kind === 'entries')
      for (const [at, entry] of target.entries.entries()) {
        // Of several results of a Go function, the first one is what it is named for.
        const first = language === 'go' && at === 0 && value?.kind === 'call' ? value : null;
        give(scope, entry.value, first, variable);
        if (entry.value.kind === 'name') open(scope, entry.value.name);
      }
    if (target.kind === 'wrapped')
      for (const part of target.values)
        give(scope, part, null, target.type ? { ...variable, type: target.type } : variable);
    if (target.kind === 'assign') give(scope, target.target, null, variable);
    if (target.kind === 'member' && target.object.kind === 'name' && target.object.name === 'this')
      giveField(scope, target.name, value);
  };
  const giveField = (scope: Scope, name: string, value: Expression | null): void => {
    const around = classAround(scope);
    if (!around) return;
    const given = value?.kind === 'name' ? lookUp(scope, value.name) : null;
    const field =
      around.bindings.get(name) ??
      (membersAreApart
        ? declare(around, { name, kind: 'field', type: given?.type ?? null, declaration: null })
        : undefined);
    if (!field) return;
    // Whatever else it is given, a field is not what it was declared with; it still is of the class of what it is given.
    field.open = true;
    if (membersAreApart && value?.kind === 'call') field.values.push(value);
  };
  const open = (scope: Scope, name: string): void => {
    const binding = lookUp(scope, name);
    if (binding) binding.open = true;
  };

  const enterFunction = (value: FunctionValue, scope: Scope): void => {
    const inner = createScope(scope, value);
    scopes.set(value, inner);
    for (const param of value.params) declareParameter(inner, param);
    enterAll(value.body, inner);
    for (const param of value.params) if (param.fallback) enterExpression(param.fallback, inner);
  };
  const declareParameter = (scope: Scope, param: Parameter): void => {
    give(scope, param.target, null, { kind: 'parameter', type: param.type, declaration: param });
  };
  const enterAll = (statements: readonly Statement[], scope: Scope): void => {
    // Functions and classes are known in the whole of their block.
    for (const statement of statements) {
      if (statement.kind === 'function' && statement.value.name !== null)
        declare(scope, { name: statement.value.name, kind: 'function', type: null, declaration: statement.value });
      if (statement.kind === 'class' && statement.name !== null)
        declare(scope, { name: statement.name, kind: 'class', type: null, declaration: statement });
      if (statement.kind === 'import')
        declare(scope, { name: statement.name, kind: 'import', type: null, declaration: statement });
    }
    for (const statement of statements) enter(statement, scope);
  };
  const enter = (statement: Statement, scope: Scope): void => {
    if (statement.kind === 'class') {
      const inner = createScope(scope, statement, !membersAreApart);
      scopes.set(statement, inner);
      enterAll(statement.members, inner);
      return;
    }
    if (statement.kind === 'variable')
      give(scope, statement.target, statement.value, {
        kind: scope.owner?.kind === 'class' ? 'field' : 'variable',
        type: statement.type,
        declaration: statement,
      });
    if (statement.kind === 'loop' && statement.each) give(scope, statement.each.target, null, { kind: 'variable' });
    if (statement.kind === 'loop' && statement.each?.target.kind === 'name') open(scope, statement.each.target.name);
    if (statement.kind === 'try')
      for (const { name, types } of statement.catches)
        if (name !== null)
          declare(scope, { name, kind: 'variable', type: types[0] ?? null, declaration: null }).open = true;
    const { expressions, lists } = statementsIn(statement);
    for (const expression of expressions) enterExpression(expression, scope);
    for (const list of lists) enterAll(list, scope);
  };
  const enterExpression = (expression: Expression, scope: Scope): void => {
    if (expression.kind === 'function') {
      enterFunction(expression, scope);
      return;
    }
    if (expression.kind === 'assign') {
      const value = expression.operator === '=' ? expression.value : null;
      give(scope, expression.target, value, expression.declares ? { kind: 'variable' } : {});
    }
    if (expression.kind === 'unary' && COUNTS.has(expression.operator) && expression.operand.kind === 'name')
      open(scope, expression.operand.name);
    // What is handed on by reference may come back as anything.
    if (language === 'csharp' && expression.kind === 'wrapped' && expression.by === 'reference')
      for (const one of expression.values) if (one.kind === 'name') open(scope, one.name);
    for (const part of partsOf(expression)) enterExpression(part, scope);
  };

  enterAll(body, file);
  return { file, body, scopeOf: (owner) => scopes.get(owner) ?? file, way: null };
}

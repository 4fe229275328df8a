import type { ClassStatement, Expression, FunctionValue, Literal, Parameter, Program } from '../program';
import { buildScopes, type FileNames } from './build-scopes';
import { constantOf } from './constant';
import { dottedName, valueOf } from './dotted';
import { type Handler, handlerTypes } from './handlers';
import type { NameIndex } from './name-index';
import { namesInPackages, openPackages, rootOf } from './packages';
import { type Binding, classAround, isClass, lookUp, type Scope } from './scope';

/** What a language's data says about the types of things. */
export interface TypeNames {
  /** From a type as written or qualified. */
  readonly declared: NameIndex<string>;
  /** From the name of a parameter without a type. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly calls: NameIndex<string>;
  readonly members: NameIndex<string>;
  /** Calls that take functions and call them with what the data says. */
  readonly handlers: NameIndex<Handler>;
}

/** Tells what the expressions of one file go by. */
export interface Resolver {
  readonly names: FileNames;
  /** Everything that an expression goes by: `subprocess.run`, `Statement.executeQuery`. Empty for what has no name. */
  namesOf(expression: Expression, scope: Scope): readonly string[];
  typesOf(expression: Expression, scope: Scope): readonly string[];
  /** A type as written, with what the data and the imports call it. */
  typesNamed(type: string, scope: Scope): readonly string[];
  constantOf(expression: Expression, scope: Scope): Literal | null;
  /** The function of this file that a callee stands for, if it is clear which. */
  functionOf(callee: Expression, scope: Scope): FunctionValue | null;
  /** What a parameter is known to take, by its declaration or by what its function is handed to. */
  parameterTypes(param: Parameter, scope: Scope): readonly string[];
  /** The class of this file that a name stands for. */
  classOf(name: Expression, scope: Scope): ClassStatement | null;
}

const MAX_DEPTH = 12;
/** A name with more values than this may be anything. */
const MAX_VALUES = 4;

export function createResolver(program: Program, types: TypeNames): Resolver {
  const names = buildScopes(program);
  const packages = openPackages(program);
  let typeCache = new Map<Expression, readonly string[]>();
  let nameCache = new Map<Expression, readonly string[]>();
  const underWay = new Set<Expression>();

  const typesNamed = (type: string, scope: Scope): readonly string[] => {
    const root = type.split('.')[0]!;
    const binding = lookUp(scope, root);
    const imported =
      binding?.declaration && 'qualified' in binding.declaration
        ? [binding.declaration.qualified + type.slice(binding.name.length)]
        : namesInPackages(type, root, packages, scope);
    const written = [type, ...imported, ...(type.includes('.') ? [type.slice(type.lastIndexOf('.') + 1)] : [])];
    return [...new Set([...written, ...types.declared.find(written)])];
  };

  const typesOf = (expression: Expression, scope: Scope): readonly string[] => {
    const known = typeCache.get(expression);
    if (known) return known;
    if (underWay.has(expression) || underWay.size > MAX_DEPTH) return [];
    underWay.add(expression);
    const found = [...new Set(findTypes(expression, scope))];
    underWay.delete(expression);
    typeCache.set(expression, found);
    return found;
  };

  const findTypes = (expression: Expression, scope: Scope): readonly string[] => {
    switch (expression.kind) {
      case 'name':
        if (expression.name === 'this') return thisTypes(scope);
        return nameTypes(expression.name, scope);
      case 'call': {
        const called = namesOf(expression.callee, scope);
        if (expression.makes) {
          const own = classOf(expression.callee, scope)?.name;
          const named = [...called, ...(own ? [own] : [])];
          return [...named.flatMap((name) => typesNamed(name, scope)), ...types.calls.find(called)];
        }
        // Python makes an object by calling its class.
        const own = functionOf(expression.callee, scope)?.returns ?? classOf(expression.callee, scope)?.name;
        return [...types.calls.find(called), ...(own ? typesNamed(own, scope) : [])];
      }
      case 'member': {
        const field = fieldOf(expression.object, expression.name, scope);
        return [...types.members.find(namesOf(expression, scope)), ...bindingTypes(field, scope)];
      }
      case 'wrapped':
        if (expression.by === 'cast' && expression.type !== null) return typesNamed(expression.type, scope);
        return expression.values.length === 1 ? typesOf(expression.values[0]!, scope) : [];
      case 'choice':
        return [
          ...typesOf(expression.then, scope),
          ...(expression.otherwise ? typesOf(expression.otherwise, scope) : []),
        ];
      case 'binary':
        return expression.operator === '||'
          ? [...typesOf(expression.left, scope), ...typesOf(expression.right, scope)]
          : [];
      case 'assign':
        return typesOf(expression.value, scope);
      case 'literal':
        return expression.type === 'string' ? ['String'] : [];
      case 'template':
        return ['String'];
      case 'index':
        return types.members.find(namesOf(expression, scope));
      default:
        return [];
    }
  };

  /** What nobody in this file declares is inherited, or global: the data may know it. */
  const nameTypes = (name: string, scope: Scope): readonly string[] => {
    const binding = lookUp(scope, name);
    return binding ? bindingTypes(binding, scope) : types.members.find([name]);
  };

  const bindingTypes = (binding: Binding | null, scope: Scope): readonly string[] => {
    if (!binding) return [];
    if (binding.type !== null && binding.type !== 'any') return typesNamed(binding.type, scope);
    if (binding.kind === 'parameter')
      return [...(types.parameters.get(binding.name) ?? []), ...handedTo(binding.declaration)];
    if (binding.values.length > MAX_VALUES) return [];
    return binding.values.flatMap((value) => typesOf(value, scope));
  };

  let handed: ReturnType<typeof handlerTypes> | null = null;
  const handedTo = (declaration: Binding['declaration']): readonly string[] => {
    if (!handed) {
      // Empty while it is made; what was looked up meanwhile did not know of it.
      handed = new Map();
      handed = handlerTypes(program, types.handlers, { names, namesOf, functionOf });
      typeCache = new Map();
      nameCache = new Map();
    }
    for (const [{ params }, given] of handed) {
      const at = params.findIndex((param) => param === declaration);
      if (at >= 0) return given[at] ? [given[at]] : [];
    }
    return [];
  };

  const thisTypes = (scope: Scope): readonly string[] => {
    const owner = classAround(scope)?.owner ?? null;
    if (!isClass(owner)) return [];
    return [owner.name ?? '', ...owner.bases.flatMap((base) => typesNamed(base, scope))].filter((name) => name !== '');
  };

  /** The field or method of a class of this file. */
  const fieldOf = (object: Expression, name: string, scope: Scope): Binding | null => {
    const owner =
      object.kind === 'name' && object.name === 'this'
        ? (classAround(scope)?.owner ?? null)
        : (classOf(object, scope) ?? classOfType(object, scope));
    return isClass(owner) ? (names.scopeOf(owner).bindings.get(name) ?? null) : null;
  };
  const classOfType = (object: Expression, scope: Scope): ClassStatement | null => {
    for (const type of typesOf(object, scope)) {
      const binding = lookUp(scope, type);
      if (binding?.kind === 'class') return binding.declaration as ClassStatement;
    }
    return null;
  };

  const classOf = (name: Expression, scope: Scope): ClassStatement | null => {
    const binding = name.kind === 'name' ? lookUp(scope, name.name) : null;
    return binding?.kind === 'class' ? (binding.declaration as ClassStatement) : null;
  };

  const functionOf = (callee: Expression, scope: Scope): FunctionValue | null => {
    if (callee.kind === 'function') return callee;
    if (callee.kind === 'name') return functionIn(lookUp(scope, callee.name));
    if (callee.kind !== 'member') return null;
    return functionIn(fieldOf(callee.object, callee.name, scope));
  };
  const functionIn = (binding: Binding | null): FunctionValue | null => {
    const { declaration } = binding ?? {};
    if (declaration && 'params' in declaration) return declaration;
    const [value, ...more] = binding?.values ?? [];
    return value?.kind === 'function' && more.length === 0 ? value : null;
  };

  const namesOf = (expression: Expression, scope: Scope): readonly string[] => {
    const known = nameCache.get(expression);
    if (known) return known;
    const found = findNames(expression, scope);
    nameCache.set(expression, found);
    return found;
  };
  const otherNames = (dotted: string, expression: Expression, scope: Scope): readonly string[] => {
    const root = rootOf(expression);
    if (root === null) return [];
    return program.language === 'php'
      ? withoutNamespace(dotted, root, scope)
      : namesInPackages(dotted, root, packages, scope);
  };
  const findNames = (expression: Expression, scope: Scope): readonly string[] => {
    if (expression.kind === 'wrapped' && expression.values.length === 1) return namesOf(expression.values[0]!, scope);
    const dotted = dottedName(expression, scope);
    const short = dotted === null ? [] : otherNames(dotted, expression, scope);
    if (expression.kind === 'name') {
      const binding = lookUp(scope, expression.name);
      if (isFunctionName(expression, program) && binding && isVariable(binding)) return [expression.name];
      const own = binding !== null && binding.kind !== 'import' && valueOf(binding) === null;
      return own || dotted === null ? [] : [dotted, ...short];
    }
    const last = expression.kind === 'member' ? expression.name : dotted?.slice(dotted.lastIndexOf('.') + 1);
    if (last === undefined || (expression.kind !== 'member' && expression.kind !== 'index'))
      return dotted ? [dotted] : [];
    const part = last.endsWith('[]') ? '[]' : `.${last}`;
    const typed = typesOf(expression.object, scope).map((type) => `${type}${part}`);
    return [...new Set([dotted ?? `?.${last}`, ...short, ...typed])];
  };

  return {
    names,
    namesOf,
    typesOf,
    typesNamed,
    constantOf: (expression, scope) => constantOf(expression, scope, fieldOf),
    functionOf,
    parameterTypes: (param, scope) => [
      ...(param.type === null ? [] : typesNamed(param.type, scope)),
      ...handedTo(param),
    ],
    classOf,
  };
}

/** `DB.select` of `Illuminate.Support.Facades.DB.select`, where a `use` says so: the class tells what is meant without its namespace. */
function withoutNamespace(dotted: string, root: string, scope: Scope): readonly string[] {
  const declaration = lookUp(scope, root)?.declaration;
  if (!declaration || !('qualified' in declaration)) return [];
  const { qualified } = declaration;
  return dotted.startsWith(qualified) ? [dotted.slice(qualified.lastIndexOf('.') + 1)] : [];
}

/** PHP's functions and variables have names apart: `$file` does not hide `file()`. */
function isFunctionName({ node }: Expression, { language }: Program): boolean {
  return language === 'php' && node.kind === 'name';
}

function isVariable({ kind }: Binding): boolean {
  return kind === 'variable' || kind === 'parameter';
}

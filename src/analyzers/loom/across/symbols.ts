import type { Resolver } from '../names';
import type { ClassStatement, Expression, FunctionValue, Program } from '../program';

type Functions = ReadonlyMap<string, FunctionValue>;

/** What other files can call in a file. */
export interface FileSymbols {
  /** By name; `default` for what the module itself is. */
  readonly functions: Functions;
  /** Methods by class and name; `constructor` among them. The class that the module itself is stands as `default` too. */
  readonly classes: ReadonlyMap<string, Functions>;
  /** The methods of each class that extends or implements something, by the name of that. */
  readonly heirs: ReadonlyMap<string, readonly Functions[]>;
  /** Methods of the objects that the file has names for: made of its classes, or written out. */
  readonly objects: ReadonlyMap<string, Functions>;
}

export function symbolsOf({ body }: Program, resolver: Resolver): FileSymbols {
  const { file } = resolver.names;
  const functions = new Map<string, FunctionValue>();
  const classes = new Map<string, Functions>();
  const heirs = new Map<string, readonly Functions[]>();
  const objects = new Map<string, Functions>();

  const classOf = (value: Expression): Functions | null => {
    const declared = resolver.classOf(value, file);
    if (declared) return methodsOf(declared);
    return value.kind === 'wrapped' ? namedFunctions(value.values) : null;
  };
  const objectOf = (value: Expression): Functions | null => {
    if (value.kind === 'call' && value.makes) return classOf(value.callee);
    return value.kind === 'entries' ? entriesOf(value) : null;
  };
  const entriesOf = ({ entries }: Extract<Expression, { kind: 'entries' }>): Functions =>
    new Map(
      entries.flatMap(({ key, value }) => {
        const known = functionOf(value);
        return key?.kind === 'literal' && known ? [[key.value, known] as const] : [];
      }),
    );
  const functionOf = (value: Expression): FunctionValue | null =>
    value.kind === 'function' ? value : resolver.functionOf(value, file);

  for (const [name, { declaration, values }] of file.bindings) {
    if (declaration && 'members' in declaration) {
      const methods = methodsOf(declaration);
      classes.set(name, methods);
      for (const base of declaration.bases.map(bareName)) heirs.set(base, [...(heirs.get(base) ?? []), methods]);
    }
    const [value] = values;
    const known = declaration && 'params' in declaration ? declaration : value?.kind === 'function' ? value : null;
    if (known) functions.set(name, known);
    const object = value && values.length === 1 ? objectOf(value) : null;
    if (object) objects.set(name, object);
  }
  for (const statement of body) {
    if (statement.kind !== 'expression' || statement.value.kind !== 'assign') continue;
    const { target, value } = statement.value;
    const name = exportedAs(target);
    if (name === null) continue;
    const known = functionOf(value);
    if (known) functions.set(name, known);
    const made = classOf(value);
    if (made) classes.set(name, made);
    const object = objectOf(value) ?? (value.kind === 'name' ? objects.get(value.name) : undefined) ?? null;
    if (object) objects.set(name, object);
    if (name !== 'default') continue;
    // The module is what it hands out: what that has, the module has.
    for (const [inner, method] of [...(made ?? []), ...(object ?? [])])
      if (!functions.has(inner)) functions.set(inner, method);
  }
  return { functions, classes, heirs, objects };
}

/** `Dao` of `shop.Dao`. */
function bareName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

function methodsOf({ members }: ClassStatement): Functions {
  return namedFunctions(members.flatMap((member) => (member.kind === 'function' ? [member.value] : [])));
}

function namedFunctions(values: readonly Expression[]): Functions {
  return new Map(
    values.flatMap((value) => (value.kind === 'function' && value.name !== null ? [[value.name, value] as const] : [])),
  );
}

/** `module.exports` is `default`, `exports.run` and `module.exports.run` are `run`. */
function exportedAs(target: Expression): string | null {
  if (target.kind !== 'member') return null;
  const { object, name } = target;
  if (object.kind === 'name') {
    if (object.name === 'module' && name === 'exports') return 'default';
    return object.name === 'exports' ? name : null;
  }
  return exportedAs(object) === 'default' ? name : null;
}

import type { Resolver } from '../names';
import type { ClassStatement, Expression, FunctionValue, Program } from '../program';

/** What other files can call in a file. */
export interface FileSymbols {
  /** By name; `default` for what the module itself is. */
  readonly functions: ReadonlyMap<string, FunctionValue>;
  /** Methods by class and name; `constructor` among them. */
  readonly classes: ReadonlyMap<string, ReadonlyMap<string, FunctionValue>>;
}

export function symbolsOf({ body }: Program, resolver: Resolver): FileSymbols {
  const { file } = resolver.names;
  const functions = new Map<string, FunctionValue>();
  const classes = new Map<string, ReadonlyMap<string, FunctionValue>>();
  for (const [name, { declaration, values }] of file.bindings) {
    if (declaration && 'members' in declaration) classes.set(name, methodsOf(declaration));
    const [value] = values;
    const known = declaration && 'params' in declaration ? declaration : value?.kind === 'function' ? value : null;
    if (known) functions.set(name, known);
  }
  const handOut = (name: string, value: Expression): void => {
    const known = value.kind === 'function' ? value : resolver.functionOf(value, file);
    if (known) functions.set(name, known);
  };
  for (const statement of body) {
    if (statement.kind !== 'expression' || statement.value.kind !== 'assign') continue;
    const { target, value } = statement.value;
    const name = exportedAs(target);
    if (name === null) continue;
    handOut(name, value);
    if (name !== 'default' || value.kind !== 'entries') continue;
    for (const entry of value.entries) if (entry.key?.kind === 'literal') handOut(entry.key.value, entry.value);
  }
  return { functions, classes };
}

function methodsOf({ members }: ClassStatement): ReadonlyMap<string, FunctionValue> {
  return new Map(
    members.flatMap((member) =>
      member.kind === 'function' && member.value.name !== null ? [[member.value.name, member.value]] : [],
    ),
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

import type { ClassStatement, Expression, FunctionValue, Import, Parameter, Statement, Variable } from '../program';

/** One name of a program: what it was declared as, and every value that the text gives it. */
export interface Binding {
  readonly name: string;
  readonly kind: 'parameter' | 'variable' | 'function' | 'class' | 'import' | 'field';
  readonly type: string | null;
  readonly declaration: Parameter | Variable | FunctionValue | ClassStatement | Import | null;
  readonly values: Expression[];
  /** Whether something else than `values` may give it a value: a loop, a catch, being taken apart. */
  open: boolean;
}

/** Names that are visible in a function, a class or a file. */
export interface Scope {
  readonly parent: Scope | null;
  /** The function or class that it belongs to; null for the file. */
  readonly owner: FunctionValue | ClassStatement | null;
  readonly bindings: Map<string, Binding>;
  /** Whether what stands in it sees its names: those of a class are reached through `this` alone in some languages. */
  readonly sees: boolean;
}

export function createScope(parent: Scope | null, owner: Scope['owner'], sees = true): Scope {
  return { parent, owner, bindings: new Map(), sees };
}

export function lookUp(scope: Scope | null, name: string): Binding | null {
  for (let at = scope; at; at = at.parent) {
    const found = at.sees || at === scope ? at.bindings.get(name) : undefined;
    if (found) return found;
  }
  return null;
}

/** The class around a place. */
export function classAround(scope: Scope | null): Scope | null {
  for (let at = scope; at; at = at.parent) if (at.owner?.kind === 'class') return at;
  return null;
}

export function isClass(owner: Scope['owner']): owner is ClassStatement {
  return owner?.kind === 'class';
}

export type Scopes = ReadonlyMap<FunctionValue | ClassStatement | readonly Statement[], Scope>;

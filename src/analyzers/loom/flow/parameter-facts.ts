import { classAround, isClass, type Resolver, type Scope } from '../names';
import type { Condition } from '../match/condition';
import type { FunctionValue, Parameter } from '../program';
import { namesOfFunction } from './function-names';

/** What rules ask of a parameter and of its function; each is found out by the first rule that asks, for all others. */
export interface ParameterFacts {
  readonly annotations: () => readonly string[];
  /** Names of its type and of what it holds by default. */
  readonly types: () => readonly string[];
  /** Names of the class that its function is a method of, and of those above it. */
  readonly ownTypes: () => readonly string[];
  readonly returns: () => readonly string[];
  readonly classNames: () => readonly string[];
  /** Types that those who take the function hand it. */
  readonly handed: () => readonly string[];
  readonly functionNames: () => readonly string[];
  /** Names of the function's other parameters. */
  readonly beside: () => readonly string[];
  /** Whether a condition holds of what it is without an argument. */
  readonly fallbackMeets: (condition: Condition) => boolean;
}

export function parameterFacts(
  param: Parameter,
  owner: FunctionValue,
  scope: Scope,
  resolver: Resolver,
): ParameterFacts {
  const { annotations, type, target } = param;
  const named = (all: FunctionValue['annotations']): readonly string[] =>
    all.flatMap(({ name }) => resolver.typesNamed(name, scope));
  return {
    fallbackMeets: (condition) => condition(param.fallback, scope, resolver),
    annotations: once(() => named(annotations)),
    types: once(() => [
      ...(type === null ? ['untyped'] : resolver.typesNamed(type, scope)),
      ...resolver.typesOf(target, scope),
    ]),
    ownTypes: once(() => {
      const self = { kind: 'name', name: 'this', node: owner.node } as const;
      return [...named(owner.annotations), ...resolver.typesOf(self, scope)];
    }),
    returns: once(() => (owner.returns === null ? [] : resolver.typesNamed(owner.returns, scope))),
    classNames: once(() => namesOfClass(scope, resolver)),
    handed: once(() => resolver.parameterTypes(param, scope)),
    functionNames: once(() => namesOfFunction(owner)),
    beside: once(() =>
      owner.params.flatMap((one) => (one.target !== target && one.target.kind === 'name' ? [one.target.name] : [])),
    ),
  };
}

function once<T>(find: () => T): () => T {
  let known: { readonly answer: T } | null = null;
  return () => (known ??= { answer: find() }).answer;
}

/** What the class around a place is called, what it extends, and what it is marked with. */
export function namesOfClass(scope: Scope, resolver: Resolver): readonly string[] {
  const owner = classAround(scope)?.owner ?? null;
  if (!isClass(owner)) return [];
  const named = [...owner.bases, ...owner.annotations.map(({ name }) => name)];
  return [...(owner.name === null ? [] : [owner.name]), ...named.flatMap((name) => resolver.typesNamed(name, scope))];
}

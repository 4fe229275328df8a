import type { ValueType } from './model';

/** What a method takes: a text, a literal glob, a predicate, or a predicate that may be left out. */
type Argument = 'text' | 'glob' | 'predicate' | 'predicate?';

interface Member {
  readonly argument: Argument;
  readonly result: ValueType;
}

const LIST_METHODS = {
  any: { argument: 'predicate', result: 'boolean' },
  all: { argument: 'predicate', result: 'boolean' },
  count: { argument: 'predicate?', result: 'number' },
  includes: { argument: 'text', result: 'boolean' },
  match: { argument: 'glob', result: 'boolean' },
} as const satisfies Readonly<Record<string, Member>>;

const TEXT_METHODS = {
  includes: { argument: 'text', result: 'boolean' },
  startsWith: { argument: 'text', result: 'boolean' },
  endsWith: { argument: 'text', result: 'boolean' },
  match: { argument: 'glob', result: 'boolean' },
} as const satisfies Readonly<Record<string, Member>>;

export type ListMethod = keyof typeof LIST_METHODS;
export type TextMethod = keyof typeof TEXT_METHODS;

/** Methods by the type they are called on. Everything with a method also has the number `length`. */
export const METHODS: Readonly<Record<ValueType, Readonly<Record<string, Member>>>> = {
  list: LIST_METHODS,
  text: TEXT_METHODS,
  number: {},
  boolean: {},
};

export const TYPE_NAMES: Readonly<Record<ValueType, string>> = {
  boolean: 'a yes-or-no value',
  number: 'a number',
  text: 'a text',
  list: 'a list',
};

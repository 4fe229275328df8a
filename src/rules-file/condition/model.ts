/** A parsed condition. `at` is an offset in its text, from 0. Types were checked: what is here can be evaluated. */
export type Expression =
  | { readonly kind: 'literal'; readonly at: number; readonly value: string | number | boolean }
  | { readonly kind: 'name'; readonly at: number; readonly name: string }
  | { readonly kind: 'not'; readonly at: number; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly at: number;
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'property'; readonly at: number; readonly target: Expression; readonly name: string }
  | {
      readonly kind: 'call';
      readonly at: number;
      readonly target: Expression;
      readonly name: string;
      readonly argument: Expression | Predicate | null;
    };

/** `f => …`, only as the argument of a list's method. */
export interface Predicate {
  readonly kind: 'predicate';
  readonly at: number;
  readonly parameter: string;
  readonly body: Expression;
}

/** How tightly the operators bind, loosest first. `===` is read as `==`. */
export const BINDING = { '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '<=': 4, '>': 4, '>=': 4 } as const;
export type BinaryOperator = keyof typeof BINDING;

/** What a condition may ask about a pull request. */
export interface ConditionFacts {
  /** Paths of the changed files. */
  readonly files: readonly string[];
  readonly additions: number;
  readonly deletions: number;
  readonly author: string;
  readonly title: string;
  /** As `labelsOf` gives them: lower case. */
  readonly labels: readonly string[];
}

export type ValueType = 'boolean' | 'number' | 'text' | 'list';

export const FACT_TYPES: Readonly<Record<keyof ConditionFacts, ValueType>> = {
  files: 'list',
  additions: 'number',
  deletions: 'number',
  author: 'text',
  title: 'text',
  labels: 'list',
};

/** What is wrong with a condition. `at` is an offset in its text. */
export interface ConditionError {
  readonly at: number;
  readonly message: string;
}

import type { Annotation, Expression, FunctionValue, Located } from './expression';

/** What every language's statements come to. Lists of them run in order; a nested block without a head is spliced into its list. */
export type Statement =
  | ExpressionStatement
  | Variable
  | If
  | Loop
  | Switch
  | Return
  | Throw
  | Jump
  | Try
  | Using
  | FunctionStatement
  | ClassStatement
  | Import;

export interface ExpressionStatement extends Located {
  readonly kind: 'expression';
  readonly value: Expression;
}

/** A declaration with its first value: local variables, fields, constants. */
export interface Variable extends Located {
  readonly kind: 'variable';
  readonly target: Expression;
  /** As written, without type arguments; null where it is not written. */
  readonly type: string | null;
  readonly value: Expression | null;
  readonly annotations: readonly Annotation[];
  /** `const`, `final`, `static`, `export` and the like, as written. */
  readonly modifiers: readonly string[];
}

export interface If extends Located {
  readonly kind: 'if';
  readonly test: Expression;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

/** Any loop. A `for (a; b; c)` is its first part before it, and its last part at the end of the body. */
export interface Loop extends Located {
  readonly kind: 'loop';
  /** What each round takes from what: `for (const a of b)`. */
  readonly each: { readonly target: Expression; readonly of: Expression } | null;
  readonly test: Expression | null;
  readonly body: readonly Statement[];
}

export interface Switch extends Located {
  readonly kind: 'switch';
  readonly subject: Expression | null;
  /** No tests: the default. */
  readonly cases: readonly { readonly tests: readonly Expression[]; readonly body: readonly Statement[] }[];
}

export interface Return extends Located {
  readonly kind: 'return';
  readonly value: Expression | null;
}

export interface Throw extends Located {
  readonly kind: 'throw';
  readonly value: Expression | null;
}

/** `break`, `continue`, `goto`, `next`. */
export interface Jump extends Located {
  readonly kind: 'jump';
}

export interface Try extends Located {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly catches: readonly Catch[];
  /** `finally`, `ensure`. */
  readonly last: readonly Statement[];
}

export interface Catch extends Located {
  readonly name: string | null;
  readonly types: readonly string[];
  readonly body: readonly Statement[];
}

/** What closes its resources at its end: `with`, `using`, try-with-resources. The resources are variables or expressions. */
export interface Using extends Located {
  readonly kind: 'using';
  readonly resources: readonly Statement[];
  readonly body: readonly Statement[];
}

export interface FunctionStatement extends Located {
  readonly kind: 'function';
  readonly value: FunctionValue;
}

export interface ClassStatement extends Located {
  readonly kind: 'class';
  readonly name: string | null;
  /** Base classes and interfaces, as written, without type arguments. */
  readonly bases: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Variables (fields), functions (methods, constructors named `constructor`), classes, and what runs in a class body. */
  readonly members: readonly Statement[];
}

/** One name that comes from elsewhere: `import { exec as run } from 'child_process'` is `run` of `child_process.exec`. */
export interface Import extends Located {
  readonly kind: 'import';
  /** The name in this file; `*` when all names of `qualified` come in. */
  readonly name: string;
  /** Dotted (a separator of another form made `.`); of Java `java.util.List`, of Go the last part of the path (`os/exec` is `exec`), of `import x from 'm'` just `m`. */
  readonly qualified: string;
  /** As written: `os/exec`, `./db`. */
  readonly module: string;
}

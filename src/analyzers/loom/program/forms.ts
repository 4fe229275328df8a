import type { SyntaxNode } from '../../syntax';

/** Where it stands in the text. */
export interface Located {
  readonly node: SyntaxNode;
}

/**
 * What every language's expressions come to, as far as rules and data flow look. Parentheses, non-null marks and type arguments are gone;
 * names are without sigils (`$user` in PHP is `user`, `@user` in Ruby `this.user`; `this`, `self` and `$this` are the name `this`).
 */
export type Expression =
  | Name
  | Literal
  | Template
  | Binary
  | Unary
  | Member
  | Index
  | Call
  | FunctionValue
  | Entries
  | Assignment
  | Choice
  | Wrapped;

export interface Name extends Located {
  readonly kind: 'name';
  readonly name: string;
}

export interface Literal extends Located {
  readonly kind: 'literal';
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'regex' | 'other';
  /** Without quotes, escapes as written; `true`, `false` and `null` in these words in every language. */
  readonly value: string;
}

/** A string with expressions in it. Its fixed parts are string literals. */
export interface Template extends Located {
  readonly kind: 'template';
  readonly parts: readonly Expression[];
  /** The function that reads it, as in JavaScript's tagged templates. */
  readonly tag: Expression | null;
}

export interface Binary extends Located {
  readonly kind: 'binary';
  /** As written, but `&&`, `||`, `!`, `==` and `!=` for `and`, `or`, `not`, `is`/`===` and `is not`/`!==`; `+` joins strings in every language. */
  readonly operator: string;
  /** As written. */
  readonly written: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Located {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}

/** `a.b`, `a?.b`, `a->b`, `A::b`. */
export interface Member extends Located {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
}

/** `a[b]`; null for PHP's `a[]` and for slices. */
export interface Index extends Located {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression | null;
}

/** A call, or the making of an object. Ruby's `a b` and `a.b` with or without parentheses are calls unless `a.b` has neither arguments nor a block. */
export interface Call extends Located {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** Whether it makes an object: `new A(b)`. Go's and Rust's composite literals are calls of their type with named arguments. */
  readonly makes: boolean;
}

export interface Argument {
  /** Of a keyword argument; `&` for a Ruby block; null by position. */
  readonly name: string | null;
  readonly spread: boolean;
  readonly value: Expression;
}

export interface FunctionValue extends Located {
  readonly kind: 'function';
  readonly name: string | null;
  readonly params: readonly Parameter[];
  /** An arrow's or lambda's expression is a `return`; so is the last expression of a Ruby method and of a Rust block. */
  readonly body: readonly Statement[];
  readonly annotations: readonly Annotation[];
  readonly async: boolean;
  /** The declared type of what it returns, as written. */
  readonly returns: string | null;
  /** `public`, `static`, `export` and the like, as written. */
  readonly modifiers: readonly string[];
}

export interface Parameter extends Located {
  /** A name, or entries where it is taken apart. */
  readonly target: Expression;
  /** As written, without type arguments: `HttpServletRequest`. */
  readonly type: string | null;
  readonly annotations: readonly Annotation[];
  readonly fallback: Expression | null;
  readonly rest: boolean;
}

/** A decorator, annotation or attribute. */
export interface Annotation extends Located {
  /** Qualified as written: `app.route`, `RequestParam`. */
  readonly name: string;
  readonly args: readonly Argument[];
}

/** An object, map, dictionary, array, list, tuple or set; also what takes one apart. */
export interface Entries extends Located {
  readonly kind: 'entries';
  readonly form: 'map' | 'list';
  readonly entries: readonly Entry[];
}

export interface Entry extends Located {
  /** A string literal where the key is a plain word; null in lists and for what is spread. */
  readonly key: Expression | null;
  readonly value: Expression;
  readonly spread: boolean;
}

export interface Assignment extends Located {
  readonly kind: 'assign';
  readonly target: Expression;
  /** `=` also for `:=`; `+=` for what joins strings. */
  readonly operator: string;
  readonly value: Expression;
  /** The name is a new one, of this function: `a instanceof T name`. */
  readonly declares?: true;
}

/** `a ? b : c`, `b if a else c`, and `if`, `switch`, `match` where they are expressions (their first test, the rest nested). */
export interface Choice extends Located {
  readonly kind: 'choice';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression | null;
}

/** One expression inside another that changes nothing about what it holds, or that we do not look into. */
export interface Wrapped extends Located {
  readonly kind: 'wrapped';
  /** `await`, `cast` (with `type`), `spread`, `yield`, `reference`, `try`, or `unknown`. */
  readonly by: 'await' | 'cast' | 'spread' | 'yield' | 'reference' | 'try' | 'unknown';
  readonly type: string | null;
  /** One, except `unknown`, which may hold any number. */
  readonly values: readonly Expression[];
}

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

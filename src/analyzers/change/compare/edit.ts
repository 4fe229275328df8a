import type {
  Argument,
  Binary,
  Call,
  Catch,
  Entries,
  Entry,
  Expression,
  FunctionValue,
  If,
  Literal,
  Member,
  Parameter,
  Statement,
  Switch,
  Try,
} from '../../loom';

/** Where an edit stands on the head. */
export interface Place {
  /** The statements among which it stands; `at` is the one with the edit, or the one that follows what was removed. */
  readonly list: readonly Statement[];
  readonly at: number;
  /** Whether the expression decides something: the test of an `if`, a loop or a choice. */
  readonly test: boolean;
  readonly within: FunctionValue | null;
}

interface At {
  readonly place: Place;
}

/** The smallest differences between two programs that say what a change took away. */
export type Edit =
  /** An `if`, `try`, `using` or loop is gone; what stood in it now stands free. */
  | (At & { readonly kind: 'unwrapped'; readonly base: Statement; readonly head: readonly Statement[] })
  /** A statement is gone from among others that stayed. */
  | (At & { readonly kind: 'removed'; readonly base: Statement })
  /** A branch of an `if` or a `switch` is gone; `tests` is empty for `else` and `default`. */
  | (At & {
      readonly kind: 'branch';
      readonly base: If | Switch;
      readonly head: If | Switch;
      readonly tests: readonly Expression[];
      readonly body: readonly Statement[];
    })
  /** A case no longer leaves its switch. */
  | (At & { readonly kind: 'fallthrough'; readonly base: Switch; readonly head: Switch; readonly last: Statement })
  | (At & { readonly kind: 'handler'; readonly base: Try; readonly head: Try; readonly handler: Catch })
  /** A handler catches fewer types. */
  | (At & { readonly kind: 'caught'; readonly base: Catch; readonly head: Catch })
  | (At & { readonly kind: 'finally'; readonly base: Try; readonly head: Try })
  /** `f(x)` is now `x`: `kept` is that part of the base. */
  | (At & { readonly kind: 'bared'; readonly base: Expression; readonly kept: Expression; readonly head: Expression })
  /** Of `a && b && c` one is gone; `base` and `head` are the whole. */
  | (At & { readonly kind: 'operand'; readonly base: Binary; readonly head: Expression; readonly dropped: Expression })
  | (At & { readonly kind: 'operator'; readonly base: Binary; readonly head: Binary })
  | (At & { readonly kind: 'optional'; readonly base: Member; readonly head: Member })
  | (At & { readonly kind: 'argument'; readonly base: Call; readonly head: Call; readonly dropped: Argument })
  | (At & { readonly kind: 'swapped'; readonly base: Call; readonly head: Call })
  /** Another function of the same thing is called. */
  | (At & { readonly kind: 'callee'; readonly base: Member; readonly head: Member })
  | (At & { readonly kind: 'entry'; readonly base: Entries; readonly head: Entries; readonly dropped: Entry })
  | (At & { readonly kind: 'literal'; readonly base: Literal; readonly head: Literal })
  | (At & { readonly kind: 'fallback'; readonly base: Parameter; readonly head: Parameter })
  /** The result is no longer given a name, returned or thrown. */
  | (At & { readonly kind: 'result'; readonly base: Statement; readonly head: Statement })
  /** Anything else: one expression in the place of another. */
  | (At & { readonly kind: 'replaced'; readonly base: Expression; readonly head: Expression });

export type EditOf<Kind extends Edit['kind']> = Extract<Edit, { readonly kind: Kind }>;

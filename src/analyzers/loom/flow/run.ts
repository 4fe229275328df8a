import type { SyntaxNode } from '../../syntax';
import { textOf } from '../../syntax';
import { type Binding, classAround, lookUp, type Resolver, type Scope } from '../names';
import type { Call, ClassStatement, Expression, FunctionValue, Program, Statement } from '../program';
import { addCleared } from './clearance';
import { type Environment, fork } from './environment';
import type { FlowRules, SinkRow } from './flow-rules';
import type { Cleared } from './narrow';
import { allTaints, clean, cleanedFor, type Value } from './value';

/** Data of others that reached where it does harm. */
export interface FlowHit {
  readonly rule: string;
  /** What arrives there. */
  readonly node: SyntaxNode;
  readonly source: SyntaxNode;
  readonly steps: readonly SyntaxNode[];
}

/** A function of another file, and the run that follows that file. */
export interface Elsewhere {
  readonly run: Run;
  readonly callee: FunctionValue;
}

/** Finds the function of another file that a callee with these names stands for; with `makes`, the constructor of a class. */
export type FindElsewhere = (names: readonly string[], from: Run, makes: boolean) => Elsewhere | null;

/** Expressions that one file may have evaluated: functions are followed into, so the text alone is no bound. */
const MAX_STEPS = 250_000;
const MAX_CALL_DEPTH = 4;

/** The parts of the evaluator that call each other in turn; a run brings them together. */
export interface Acts {
  evaluate(expression: Expression, place: Place): Value;
  assign(target: Expression, value: Value, place: Place): void;
  call(call: Call, place: Place): Value;
  /** Without `given` the function is called from outside. */
  enter(callee: FunctionValue, place: Place, given: readonly Value[] | null, makes?: boolean): Value;
  follow(statements: readonly Statement[], place: Place): Value;
}

/** What is known while one file is followed. */
export class Run {
  readonly hits = new Map<string, FlowHit>();
  /** Functions that are being followed into right now. */
  readonly stack: FunctionValue[] = [];
  /** What is held where the loops around a place are left early, the innermost loop last. */
  readonly jumps: Environment[][] = [];
  /** What `this` holds, for each class: its methods share it. */
  readonly #instances = new Map<ClassStatement | null, Value>();
  #steps = 0;

  constructor(
    readonly program: Program,
    readonly rules: FlowRules,
    readonly resolver: Resolver,
    readonly acts: Acts,
    readonly elsewhere: FindElsewhere,
  ) {}

  get exhausted(): boolean {
    return this.#steps > MAX_STEPS;
  }

  step(): void {
    this.#steps += 1;
  }

  mayEnter(callee: FunctionValue): boolean {
    return !this.exhausted && this.stack.length < MAX_CALL_DEPTH && !this.stack.includes(callee);
  }

  instance(scope: Scope): Value {
    const owner = classAround(scope)?.owner;
    const key = owner?.kind === 'class' ? owner : null;
    const known = this.#instances.get(key) ?? clean();
    this.#instances.set(key, known);
    return known;
  }

  /**
   * Reports what does harm at a sink: once for what this file brings in itself and once for what another one does, whichever is
   * followed first.
   */
  check(row: SinkRow, value: Value, node: SyntaxNode): void {
    for (const taint of row.deep ? allTaints(value) : value.taints) {
      if (!row.groups.has(taint.group) || taint.clean.has(row.rule) || (taint.number && !row.numbers)) continue;
      if (taint.text ? !row.texts : row.texts === 'only') continue;
      const at = row.atSource ? taint.source : node;
      const from = taint.source.source === this.program.root.source ? 'here' : 'elsewhere';
      const key = `${row.rule} ${at.start} ${from}`;
      if (!this.hits.has(key))
        this.hits.set(key, { rule: row.rule, node: at, source: taint.source, steps: taint.steps });
      return;
    }
  }
}

/** Where an expression is evaluated. */
export interface Place {
  readonly run: Run;
  readonly scope: Scope;
  readonly environment: Environment;
}

export function keyOf(name: string, scope: Scope): Binding | string {
  return lookUp(scope, name) ?? name;
}

/** What an expression is known by when a test clears it: nothing but chains of names. */
export function clear(all: readonly Cleared[], { scope, environment }: Place): void {
  for (const { expression, rules } of all) {
    addCleared(environment.cleared, textOf(expression.node), rules);
    if (expression.kind !== 'name') continue;
    const key = keyOf(expression.name, scope);
    const value = environment.values.get(key);
    if (!rules) environment.values.set(key, clean());
    else if (value) environment.values.set(key, { ...value, taints: cleanedFor(value.taints, rules) });
  }
}

/** The rules that a test has cleared a chain of names for; null when it is clear altogether. */
export function clearedFor({ node }: Expression, { environment: { cleared } }: Place): readonly string[] | null {
  if (cleared.size === 0) return [];
  const known = cleared.get(textOf(node));
  return known === undefined ? [] : known;
}

export function branch<T>(
  place: Place,
  act: (place: Place) => T,
): { readonly environment: Environment; readonly result: T } {
  const environment = fork(place.environment);
  return { environment, result: act({ ...place, environment }) };
}

import type { SyntaxNode } from '../../syntax';
import { textOf } from '../../syntax';
import { type Binding, classAround, lookUp, type Resolver, type Scope } from '../names';
import type { ClassStatement, Expression, FunctionValue, Program } from '../program';
import { type Environment, fork } from './environment';
import type { FlowRules, SinkRow } from './flow-rules';
import { allTaints, ANY_HEAD, clean, type Value } from './value';

/** Data of others that reached where it does harm. */
export interface FlowHit {
  readonly rule: string;
  /** What arrives there. */
  readonly node: SyntaxNode;
  readonly source: SyntaxNode;
  readonly steps: readonly SyntaxNode[];
}

/** Expressions that one file may have evaluated: functions are followed into, so the text alone is no bound. */
const MAX_STEPS = 250_000;
const MAX_CALL_DEPTH = 4;

/** What is known while one file is followed. */
export class Run {
  readonly hits = new Map<string, FlowHit>();
  /** Functions that are being followed into right now. */
  readonly stack: FunctionValue[] = [];
  /** What `this` holds, for each class: its methods share it. */
  readonly #instances = new Map<ClassStatement | null, Value>();
  #steps = 0;

  constructor(
    readonly program: Program,
    readonly rules: FlowRules,
    readonly resolver: Resolver,
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

  /** Reports what does harm at a sink. */
  check(row: SinkRow, value: Value, node: SyntaxNode): void {
    for (const taint of row.deep ? allTaints(value) : value.taints) {
      if (!row.groups.has(taint.group) || taint.clean.has(row.rule)) continue;
      if (row.heads && taint.head !== null && (taint.head === ANY_HEAD || row.heads.test(taint.head))) continue;
      if ((taint.number && !row.numbers) || (taint.text && !row.texts)) continue;
      const key = `${row.rule} ${node.start}`;
      if (!this.hits.has(key)) this.hits.set(key, { rule: row.rule, node, source: taint.source, steps: taint.steps });
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
export function clear(expressions: readonly Expression[], { scope, environment }: Place): void {
  for (const expression of expressions) {
    if (expression.kind === 'name') environment.values.set(keyOf(expression.name, scope), clean());
    environment.cleared.add(textOf(expression.node));
  }
}

export function branch<T>(
  place: Place,
  act: (place: Place) => T,
): { readonly environment: Environment; readonly result: T } {
  const environment = fork(place.environment);
  return { environment, result: act({ ...place, environment }) };
}

import type { Resolver } from '../names';
import type { Program } from '../program';
import { createEnvironment } from './environment';
import type { FlowRules } from './flow-rules';
import { type FindElsewhere, type FlowHit, Run } from './run';
import { evaluateCall } from './call';
import { assign, evaluate } from './evaluate';
import { evaluateFunction } from './function';
import { follow } from './statements';

export { compileFlow, type FlowRules } from './flow-rules';
export { flowEnds, type FlowEnds, mayReach } from './flow-ends';
export type { Elsewhere, FindElsewhere, FlowHit, Run } from './run';

/** Follows the data of others through one program, function by function and from one into the other. */
export function runFlow(program: Program, rules: FlowRules, resolver: Resolver): readonly FlowHit[] {
  if (rules.rules.length === 0) return [];
  const run = startRun(program, rules, resolver, () => null);
  followFile(run);
  return [...run.hits.values()];
}

/** A run over one file that has not begun. */
export function startRun(program: Program, rules: FlowRules, resolver: Resolver, elsewhere: FindElsewhere): Run {
  const acts = { evaluate, assign, follow, call: evaluateCall, enter: evaluateFunction };
  return new Run(program, rules, resolver, acts, elsewhere);
}

export function followFile(run: Run): void {
  follow(run.program.body, { run, scope: run.resolver.names.file, environment: createEnvironment() });
}

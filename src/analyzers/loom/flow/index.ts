import type { Resolver } from '../names';
import type { Program } from '../program';
import { createEnvironment } from './environment';
import type { FlowRules } from './flow-rules';
import { type FlowHit, Run } from './run';
import { evaluateCall } from './call';
import { assign, evaluate } from './evaluate';
import { evaluateFunction } from './function';
import { follow } from './statements';

export { compileFlow, type FlowRules } from './flow-rules';
export type { FlowHit } from './run';

/** Follows the data of others through one program, function by function and from one into the other. */
export function runFlow(program: Program, rules: FlowRules, resolver: Resolver): readonly FlowHit[] {
  if (rules.rules.length === 0) return [];
  const run = new Run(program, rules, resolver, {
    evaluate,
    assign,
    follow,
    call: evaluateCall,
    enter: evaluateFunction,
  });
  follow(program.body, { run, scope: resolver.names.file, environment: createEnvironment() });
  return [...run.hits.values()];
}

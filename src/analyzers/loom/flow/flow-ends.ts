import { type Resolver, type Scope, walk } from '../names';
import type { Expression, FunctionValue, Program } from '../program';
import type { FlowRules, SinkRow } from './flow-rules';
import { harmfulReturns, outsideGroups } from './function';

/** Groups of data that a file lets in, and those that can do harm in it. */
export interface FlowEnds {
  readonly brings: ReadonlySet<string>;
  readonly harms: ReadonlySet<string>;
}

/**
 * Looks for both ends of a flow without following any: most files lack one of them, and following is what a file costs most.
 * Gives too much rather than too little: what a row asks beside the name is not asked.
 */
export function flowEnds(program: Program, rules: FlowRules, resolver: Resolver): FlowEnds {
  const brings = new Set<string>();
  const harms = new Set<string>();
  const bring = (groups: readonly string[]): void => {
    for (const group of groups) brings.add(group);
  };
  const harm = (rows: readonly SinkRow[]): void => {
    for (const row of rows) for (const group of row.groups) harms.add(group);
  };
  const takeApart = (target: Expression, owners: () => readonly string[]): void => {
    if (target.kind !== 'entries' || target.form !== 'map') return;
    for (const { key } of target.entries)
      if (key?.kind === 'literal') bring(rules.reads.find(owners().map((owner) => `${owner}.${key.value}`)));
  };
  const takeFrom = (target: Expression, from: Expression | null, scope: Scope): void => {
    if (from) takeApart(target, () => [...resolver.namesOf(from, scope), ...resolver.typesOf(from, scope)]);
  };
  const enter = (value: FunctionValue): void => {
    const scope = resolver.names.scopeOf(value);
    for (const param of value.params) {
      bring(outsideGroups(param, value, { rules, resolver }));
      takeApart(param.target, () => resolver.parameterTypes(param, scope));
    }
    harm(harmfulReturns(value, { rules, resolver }));
  };
  const goesBy = (names: readonly string[], ends: FlowRules['ends']['calls']): void => {
    for (const end of ends.find(names)) {
      bring(end.brings);
      for (const group of end.harms) harms.add(group);
    }
  };

  walk(program, resolver.names, {
    statement(statement, scope) {
      if (statement.kind === 'function') enter(statement.value);
      if (statement.kind !== 'variable') return;
      takeFrom(statement.target, statement.value, scope);
      const marks = statement.annotations.flatMap(({ name }) => resolver.typesNamed(name, scope));
      bring(rules.fields.filter(({ annotations }) => annotations.find(marks).length > 0).map(({ group }) => group));
    },
    expression(expression, scope) {
      switch (expression.kind) {
        case 'function':
          enter(expression);
          return;
        case 'call':
          goesBy(resolver.namesOf(expression.callee, scope), rules.ends.calls);
          return;
        case 'template':
          if (expression.tag) goesBy(resolver.namesOf(expression.tag, scope), rules.ends.calls);
          return;
        case 'assign':
          takeFrom(expression.target, expression.value, scope);
          return;
        case 'name':
        case 'member':
        case 'index':
          goesBy(resolver.namesOf(expression, scope), rules.ends.names);
          if (expression.kind !== 'index' && rules.named.size > 0) bring(rules.named.find([expression.name]));
          return;
        default:
      }
    },
  });
  return { brings, harms };
}

/** Whether anything that one lets in can do harm in the other. */
export function mayReach({ brings }: FlowEnds, { harms }: FlowEnds): boolean {
  for (const group of brings) if (harms.has(group)) return true;
  return false;
}

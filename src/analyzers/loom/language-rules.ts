import type { SyntaxNode } from '../syntax';
import { CHECKS } from './checks';
import { loadLanguage } from './data/load';
import type { FlowRule, LanguageFile, MatchRule } from './data/schema';
import { compileFlow, flowEnds, type FlowEnds, type FlowHit, type FlowRules, mayReach, runFlow } from './flow';
import { compileMatch } from './match/run-match';
import { createResolver, nameIndex, type TypeNames } from './names';
import type { Program, ProgramLanguage } from './program';

/** A rule that met something in a file. */
export interface EngineHit {
  readonly rule: string;
  readonly node: SyntaxNode;
  /** Where the data came in and how it went on, for rules that follow data. */
  readonly flow: Pick<FlowHit, 'source' | 'steps'> | null;
}

/** What the rules say about one file. */
export interface EngineAnswer {
  readonly hits: readonly EngineHit[];
  /** What data could do in it, also with other files. */
  readonly ends: FlowEnds;
}

/** The rules of one language, ready to run. */
export interface LanguageRules {
  readonly types: TypeNames;
  readonly flow: FlowRules;
  run(program: Program): EngineAnswer;
}

/** A language's data, compiled. */
export function loadRules(language: ProgramLanguage): LanguageRules {
  const { file, rules } = loadLanguage(language);
  const types = typeNames(file);
  const flow = compileFlow(
    file,
    rules.filter((rule): rule is FlowRule => rule.kind === 'flow'),
  );
  const match = compileMatch(rules.filter((rule): rule is MatchRule => rule.kind === 'match'));
  const checks = rules.flatMap(({ kind, rule }) => {
    if (kind !== 'check') return [];
    const check = CHECKS[rule];
    if (!check) throw new Error(`rules/${language}/${rule}.yaml: there is no checks/${rule}.ts`);
    return [{ rule, check }];
  });
  return {
    types,
    flow,
    run(program) {
      const resolver = createResolver(program, types);
      const ends = flowEnds(program, flow, resolver);
      const flows = mayReach(ends, ends) ? runFlow(program, flow, resolver) : [];
      const hits = [
        ...flows.map(({ rule, node, source, steps }) => ({ rule, node, flow: { source, steps } })),
        ...match(program, resolver).map((hit) => ({ ...hit, flow: null })),
        ...checks.flatMap(({ rule, check }) => check(program, resolver).map((node) => ({ rule, node, flow: null }))),
      ];
      return { hits, ends };
    },
  };
}

function typeNames({ types, handlers }: LanguageFile): TypeNames {
  const all = Object.entries(types);
  const index = (key: 'declared' | 'calls' | 'members'): TypeNames['declared'] =>
    nameIndex(all.map(([type, row]) => [row[key] ?? [], type]));
  const parameters = new Map<string, string[]>();
  for (const [type, row] of all)
    for (const name of row.parameters ?? []) parameters.set(name, [...(parameters.get(name) ?? []), type]);
  return {
    declared: index('declared'),
    calls: index('calls'),
    members: index('members'),
    parameters,
    handlers: nameIndex(
      handlers.map(({ call, arity, first, parameters: given }) => [
        call,
        { arity: arity ?? null, first: first === undefined ? null : new RegExp(`^(?:${first})$`), parameters: given },
      ]),
    ),
  };
}

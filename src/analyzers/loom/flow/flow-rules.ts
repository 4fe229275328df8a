import type { CallPlace, FlowRule, FormatStyle, Guard, LanguageFile, Sink, Source } from '../data/schema';
import { compileUnless } from '../match/calls-within';
import { compileCondition, compileWhere, type Condition, type SubjectTest } from '../match/condition';
import { nameIndex, type NameIndex, type Resolver, type Scope } from '../names';

export type Place = number | string;

/** Arguments of calls that go by some name. */
export interface CallRow {
  /** Empty: all of them. */
  readonly args: readonly Place[];
  readonly into: 'receiver' | number | null;
  readonly holds: SubjectTest;
}

/** A test that clears the arguments it looks at. */
export interface GuardRow extends CallRow {
  /** How the test must come out. */
  readonly on: boolean;
  /** What they are harmless for then; null: everything. */
  readonly rules: readonly string[] | null;
}

export interface SinkRow {
  readonly rule: string;
  readonly groups: ReadonlySet<string>;
  readonly numbers: boolean;
  readonly texts: boolean | 'only';
  readonly args: readonly Place[];
  /** Whether what a map holds does harm too. */
  readonly deep: boolean;
  readonly holds: SubjectTest;
  readonly atSource: boolean;
  readonly excused: (scope: Scope, resolver: Resolver) => boolean;
}

interface FunctionRow {
  readonly annotations: NameIndex<true> | null;
  readonly types: NameIndex<true> | null;
  readonly names: NameIndex<true> | null;
  readonly of: NameIndex<true> | null;
  readonly returns: NameIndex<true> | null;
  /** Of the function that takes the parameter. */
  readonly within: NameIndex<true> | null;
  readonly inside: NameIndex<true> | null;
  readonly handed: NameIndex<true> | null;
  readonly beside: NameIndex<true> | null;
  readonly fallback: Condition | null;
  readonly modifiers: readonly string[] | null;
}

interface FieldRow {
  readonly group: string;
  readonly annotations: NameIndex<true>;
  readonly types: NameIndex<true> | null;
}

/** What may begin or end at something of a name: groups of data that it lets in, and those that do harm there. */
interface End {
  readonly brings: readonly string[];
  readonly harms: Iterable<string>;
}

/** The data of one language, ready for looking up. */
export interface FlowRules {
  readonly rules: readonly string[];
  readonly reads: NameIndex<string>;
  readonly named: NameIndex<string>;
  readonly sourceCalls: NameIndex<CallRow & { readonly group: string }>;
  readonly parameters: readonly (FunctionRow & { readonly group: string })[];
  /** Fields that a framework fills. */
  readonly fields: readonly FieldRow[];
  readonly passes: NameIndex<CallRow>;
  readonly stops: NameIndex<CallRow>;
  readonly stopReads: NameIndex<true>;
  readonly guards: NameIndex<GuardRow>;
  readonly cleans: NameIndex<CallRow & { readonly rule: string; readonly quoted: boolean }>;
  readonly contexts: readonly {
    readonly rule: string;
    readonly before: RegExp;
    /** Null: of any group. */
    readonly groups: readonly string[] | null;
  }[];
  /** Where the format stands, and how it is written. */
  readonly formats: NameIndex<{ readonly at: number; readonly style: FormatStyle }>;
  /** The rules to which numbers do harm too. */
  readonly numberRules: readonly string[];
  readonly calls: NameIndex<SinkRow>;
  readonly assigns: NameIndex<SinkRow>;
  readonly indexes: NameIndex<SinkRow>;
  readonly returns: readonly (SinkRow & {
    readonly annotations: NameIndex<true> | null;
    readonly inside: NameIndex<true> | null;
    readonly types: NameIndex<true> | null;
  })[];
  /** By the calls that take the maps. */
  readonly entries: NameIndex<SinkRow & { readonly keys: ReadonlySet<string> }>;
  readonly assumePass: boolean;
  /** All that is known of calls, and of names that are read or assigned to: a file is asked for both of its ends first. */
  readonly ends: { readonly calls: NameIndex<End>; readonly names: NameIndex<End> };
}

export function compileFlow(file: LanguageFile, rules: readonly FlowRule[]): FlowRules {
  const sinks = rules.flatMap((rule) => rule.sinks.map((sink) => ({ rule, sink })));
  const sources = Object.entries(file.sources).flatMap(([group, all]) => all.map((source) => ({ group, source })));
  return {
    rules: rules.map(({ rule }) => rule),
    reads: nameIndex(sources.flatMap(({ group, source }) => ('read' in source ? [[source.read, group] as const] : []))),
    named: nameIndex(
      sources.flatMap(({ group, source }) => ('named' in source ? [[source.named, group] as const] : [])),
    ),
    sourceCalls: nameIndex(
      sources.flatMap(({ group, source }) =>
        'call' in source ? [[source.call, { ...callRow(source), group }] as const] : [],
      ),
    ),
    parameters: sources.flatMap(({ group, source }) =>
      'parameter' in source ? [{ ...functionRow(source), group }] : [],
    ),
    fields: sources.flatMap(({ group, source }) =>
      'field' in source
        ? [
            {
              group,
              annotations: nameIndex([[source.field.annotations, true as const]]),
              types: optionalIndex(source.field.types),
            },
          ]
        : [],
    ),
    passes: callIndex(file.passes),
    stops: callIndex(file.stops.flatMap((stop) => ('call' in stop ? [stop] : []))),
    stopReads: nameIndex(file.stops.flatMap((stop) => ('read' in stop ? [[stop.read, true] as const] : []))),
    guards: nameIndex([
      ...file.guards.map((row) => [row.call, guardRow(row, null)] as const),
      ...rules.flatMap(({ rule, guards }) => guards.map((row) => [row.call, guardRow(row, [rule])] as const)),
    ]),
    cleans: nameIndex(
      rules.flatMap(({ rule, cleans }) =>
        cleans.map((row) => [row.call, { ...callRow(row), rule, quoted: row.within === 'quotes' }] as const),
      ),
    ),
    contexts: rules.flatMap(({ rule, contexts }) =>
      contexts.map(({ before, sources: groups }) => ({ rule, before: new RegExp(before), groups: groups ?? null })),
    ),
    formats: nameIndex(file.formats.map(({ call, args: at, style }) => [call, { at, style }])),
    numberRules: rules.filter(({ numbers }) => numbers).map(({ rule }) => rule),
    calls: nameIndex(
      sinks.flatMap(({ rule, sink }) => ('call' in sink ? [[sink.call, sinkRow(rule, sink)] as const] : [])),
    ),
    assigns: nameIndex(
      sinks.flatMap(({ rule, sink }) => ('assign' in sink ? [[sink.assign, sinkRow(rule, sink)] as const] : [])),
    ),
    indexes: nameIndex(
      sinks.flatMap(({ rule, sink }) => ('read' in sink ? [[sink.read, sinkRow(rule, sink)] as const] : [])),
    ),
    returns: sinks.flatMap(({ rule, sink }) =>
      'returns' in sink
        ? [
            {
              ...sinkRow(rule, sink),
              annotations: optionalIndex(sink.returns.annotations ?? sink.returns.of),
              inside: optionalIndex(sink.returns.inside),
              types: optionalIndex(sink.returns.types),
            },
          ]
        : [],
    ),
    entries: nameIndex(
      sinks.flatMap(({ rule, sink }) =>
        'entry' in sink ? [[sink.to, { ...sinkRow(rule, sink), keys: new Set(sink.entry) }] as const] : [],
      ),
    ),
    assumePass: file.assume === 'pass',
    ends: {
      calls: nameIndex([
        ...sources.flatMap(({ group, source }) => ('call' in source ? [[source.call, brings(group)] as const] : [])),
        ...sinks.flatMap(({ rule, sink }) => {
          if ('call' in sink) return [[sink.call, harms(rule)] as const];
          return 'entry' in sink ? [[sink.to, harms(rule)] as const] : [];
        }),
      ]),
      names: nameIndex([
        ...sources.flatMap(({ group, source }) => ('read' in source ? [[source.read, brings(group)] as const] : [])),
        ...sinks.flatMap(({ rule, sink }) => {
          if ('assign' in sink) return [[sink.assign, harms(rule)] as const];
          return 'read' in sink ? [[sink.read, harms(rule)] as const] : [];
        }),
      ]),
    },
  };
}

function brings(group: string): End {
  return { brings: [group], harms: [] };
}

function harms({ sources }: FlowRule): End {
  return { brings: [], harms: sources };
}

function callIndex(rows: readonly CallPlace[]): NameIndex<CallRow> {
  return nameIndex(rows.map((row) => [row.call, callRow(row)]));
}

function callRow({ args, into, where }: CallPlace): CallRow {
  return { args: placesOf(args), into: into ?? null, holds: compileWhere(where) };
}

function guardRow({ args, where, holds }: Guard, rules: GuardRow['rules']): GuardRow {
  return { args: placesOf(args), into: null, holds: compileWhere(where), on: holds, rules };
}

function sinkRow({ rule, sources, numbers, texts }: FlowRule, sink: Sink): SinkRow {
  return {
    rule,
    groups: new Set(sources),
    numbers,
    texts,
    args: 'args' in sink ? placesOf(sink.args) : [],
    deep: 'deep' in sink && sink.deep === true,
    atSource: 'at' in sink && sink.at === 'source',
    holds: compileWhere('where' in sink ? sink.where : undefined),
    excused: compileUnless(sink.unless),
  };
}

function functionRow({ parameter }: Extract<Source, { parameter: unknown }>): FunctionRow {
  return {
    annotations: optionalIndex(parameter.annotations),
    types: optionalIndex(parameter.types),
    names: optionalIndex(parameter.names),
    of: optionalIndex(parameter.of),
    returns: optionalIndex(parameter.returns),
    within: optionalIndex(parameter.within),
    inside: optionalIndex(parameter.inside),
    handed: optionalIndex(parameter.handed),
    beside: optionalIndex(parameter.beside),
    fallback: parameter.fallback === undefined ? null : compileCondition(parameter.fallback),
    modifiers: parameter.modifiers ?? null,
  };
}

function placesOf(args: readonly Place[] | undefined): readonly Place[] {
  return !args || args.includes('*') ? [] : args;
}

function optionalIndex(patterns: readonly string[] | undefined): NameIndex<true> | null {
  return patterns ? nameIndex([[patterns, true]]) : null;
}

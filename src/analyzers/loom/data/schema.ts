import { z } from 'zod';
import { CATEGORIES, SEVERITIES } from '../../../domain';

const names = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]));
const place = z.union([z.number().int().nonnegative(), z.string()]);
/** Positions, keyword names, `receiver`, or `*`. */
const places = z.union([place, z.array(place)]).transform((value) => (Array.isArray(value) ? value : [value]));

export type ConditionData =
  | 'missing'
  | 'present'
  | {
      readonly string?: string | undefined;
      readonly number?: string | undefined;
      readonly is?: boolean | null | string | undefined;
      readonly regex?: string | undefined;
      readonly name?: readonly string[] | undefined;
      readonly called?: string | undefined;
      readonly type?: readonly string[] | undefined;
      readonly call?: readonly string[] | undefined;
      readonly arguments?: Readonly<Record<string, ConditionData>> | undefined;
      readonly constant?: boolean | undefined;
      readonly built?: boolean | undefined;
      readonly template?: boolean | undefined;
      readonly entry?: Readonly<Record<string, ConditionData>> | undefined;
      readonly contains?: ConditionData | undefined;
      readonly not?: ConditionData | undefined;
      readonly any?: readonly ConditionData[] | undefined;
      readonly all?: readonly ConditionData[] | undefined;
    };

const condition: z.ZodType<ConditionData> = z.lazy(() =>
  z.union([
    z.literal('missing'),
    z.literal('present'),
    z.strictObject({
      string: z.string().optional(),
      number: z.string().optional(),
      is: z.union([z.boolean(), z.null(), z.string()]).optional(),
      regex: z.string().optional(),
      name: names.optional(),
      called: z.string().optional(),
      type: names.optional(),
      call: names.optional(),
      arguments: z.record(z.string(), condition).optional(),
      constant: z.boolean().optional(),
      built: z.boolean().optional(),
      template: z.boolean().optional(),
      entry: z.record(z.string(), condition).optional(),
      contains: condition.optional(),
      not: condition.optional(),
      any: z.array(condition).optional(),
      all: z.array(condition).optional(),
    }),
  ]),
);
const where = z.record(z.string(), condition).optional();

const ofFunction = z.strictObject({
  annotations: names.optional(),
  types: names.optional(),
  names: names.optional(),
  of: names.optional(),
  /** The declared type of what the function gives back. */
  returns: names.optional(),
  within: names.optional(),
  /** The class around it: its own name, its bases, its annotations. */
  inside: names.optional(),
  /** What a framework hands to a function at this place, as `handlers` say. */
  handed: names.optional(),
  /** Another parameter of the function is named so. */
  beside: names.optional(),
  /** What it is when nothing is given. */
  fallback: condition.optional(),
  modifiers: names.optional(),
});
/** A field or property that a framework fills. */
const ofField = z.strictObject({ annotations: names, types: names.optional() });
const callPlace = z.strictObject({
  call: names,
  args: places.optional(),
  /** What takes it up besides the result: the receiver, or the variable at this position. */
  into: z.union([z.literal('receiver'), z.number().int().nonnegative()]).optional(),
  where,
});
/** A test that clears what it looks at: where it holds, or where it does not. */
const guard = z.strictObject({ call: names, args: places.optional(), where, holds: z.boolean().default(true) });
const source = z.union([
  z.strictObject({ read: names }),
  /** Any variable or member of such a name, whoever declared it. */
  z.strictObject({ named: names }),
  callPlace,
  z.strictObject({ parameter: ofFunction }),
  z.strictObject({ field: ofField }),
]);
const excuse = z.strictObject({
  /** The function or file around it makes such a call or assignment. */
  calls: names.optional(),
  where,
  /** What must be there too. */
  also: z.array(z.strictObject({ calls: names, where })).default([]),
  within: z.enum(['function', 'file']).default('function'),
  /** A condition, function or variable around it says so: an expression, whatever the case, for their text. */
  around: z.string().optional(),
});
/** One excuse, or several of which any does. */
const unless = z
  .union([excuse, z.array(excuse)])
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .optional();

const sink = z.union([
  z.strictObject({
    call: names,
    args: places,
    where,
    unless,
    deep: z.boolean().optional(),
    /** Where the finding stands: at the sink, or where the data came in. */
    at: z.enum(['sink', 'source']).optional(),
  }),
  z.strictObject({ assign: names, where, unless }),
  z.strictObject({ read: names, index: z.literal(true), unless }),
  z.strictObject({
    returns: z.strictObject({
      annotations: names.optional(),
      of: names.optional(),
      /** The class around it: its own name, its bases, its annotations. */
      inside: names.optional(),
      /** The declared type of what is returned. */
      types: names.optional(),
    }),
    /** `value` is what a return of it gives back. */
    where,
    unless,
    deep: z.boolean().optional(),
  }),
  z.strictObject({ entry: names, to: names, unless }),
]);
const examples = { bad: z.array(z.string()).min(3), ok: z.array(z.string()).min(3) };

export const flowRule = z.strictObject({
  rule: z.string(),
  kind: z.literal('flow'),
  sources: z.array(z.string()).default(['remote']),
  /** Whether numbers made of outside data do harm here too. */
  numbers: z.boolean().default(false),
  /** Whether text made of outside data does harm, or only what it was itself; `only`: nothing but such text. */
  texts: z.union([z.boolean(), z.literal('only')]).default(true),
  sinks: z.array(sink).min(1),
  /** Calls that clean for this rule: always, or what then stands between quotes. */
  cleans: z.array(callPlace.extend({ within: z.literal('quotes').optional() })).default([]),
  /** Tests that clear for this rule. */
  guards: z.array(guard).default([]),
  /** What stands before it in the text that it was joined into, when it can do no harm there. */
  contexts: z
    .array(
      z.strictObject({
        before: z.string(),
        /** The groups of sources that it holds for; without it, all. */
        sources: names.optional(),
      }),
    )
    .default([]),
  ...examples,
});

const matcher = z.union([
  z.strictObject({
    call: names,
    where,
    unless,
    /** In a function of such a name. */
    within: z.strictObject({ names }).optional(),
  }),
  z.strictObject({ assign: names, where, unless }),
  z.strictObject({ entry: names, to: names.optional(), where, unless }),
  z.strictObject({ variable: z.strictObject({ types: names.optional(), names: names.optional() }), where, unless }),
  z.strictObject({ annotation: names, where, unless }),
  z.strictObject({ import: names }),
  z.strictObject({ catch: z.strictObject({ types: names.optional(), empty: z.boolean() }) }),
  z.strictObject({ class: z.strictObject({ bases: names, lacks: names.optional() }) }),
]);

export const matchRule = z.strictObject({
  rule: z.string(),
  kind: z.literal('match'),
  match: z.array(matcher).min(1),
  ...examples,
});

export const checkRule = z.strictObject({ rule: z.string(), kind: z.literal('check'), ...examples });

export const languageRule = z.discriminatedUnion('kind', [flowRule, matchRule, checkRule]);

export const languageFile = z.strictObject({
  types: z
    .record(
      z.string(),
      z.strictObject({
        declared: names.optional(),
        parameters: names.optional(),
        calls: names.optional(),
        members: names.optional(),
      }),
    )
    .default({}),
  /** Calls that are given functions, and the types of what they hand to them, in order; empty for any. */
  handlers: z
    .array(
      z.strictObject({
        call: names,
        first: z.string().optional(),
        arity: z.number().int().optional(),
        parameters: z.array(z.string()),
      }),
    )
    .default([]),
  sources: z.record(z.string(), z.array(source)).default({}),
  passes: z.array(callPlace).default([]),
  stops: z.array(z.union([callPlace, z.strictObject({ read: names })])).default([]),
  guards: z.array(guard).default([]),
  /** Calls that put values into a format, which is the argument at `args`. */
  formats: z
    .array(
      z.strictObject({
        call: names,
        args: z.number().int().nonnegative(),
        /** `%s` or `{0}`. */
        style: z.enum(['percent', 'braces']).default('percent'),
      }),
    )
    .default([]),
  assume: z.enum(['pass', 'stop']).default('pass'),
});

export const catalogueFile = z.record(
  z.string(),
  z.strictObject({
    severity: z.enum(SEVERITIES),
    category: z.enum(CATEGORIES),
    cwe: z
      .string()
      .regex(/^CWE-\d+$/)
      .optional(),
    precision: z.enum(['high', 'medium', 'low']).default('high'),
    title: z.string(),
    message: z.string(),
    help: z.url(),
  }),
);

export type LanguageFile = z.infer<typeof languageFile>;
export type LanguageRule = z.infer<typeof languageRule>;
export type FlowRule = z.infer<typeof flowRule>;
export type MatchRule = z.infer<typeof matchRule>;
export type Matcher = z.infer<typeof matcher>;
export type Sink = z.infer<typeof sink>;
export type Source = z.infer<typeof source>;
export type Guard = z.infer<typeof guard>;
export type FormatStyle = LanguageFile['formats'][number]['style'];
export type CallPlace = z.infer<typeof callPlace>;
export type Unless = z.infer<typeof unless>;
export type Where = z.infer<typeof where>;
export type CatalogueRow = z.infer<typeof catalogueFile>[string];

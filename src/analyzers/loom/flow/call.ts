import { argumentAt, entryOf, type Subject } from '../match/condition';
import { lookUp } from '../names';
import type { Argument, Call, Expression } from '../program';
import type { CallRow, FlowRules, Place as ArgumentPlace } from './flow-rules';
import { callbacksOf, callCallbacks, withBlock } from './callbacks';
import { formatted, joined } from './joined';
import { functionElsewhere, ownFunction } from './known-function';
import { atPlaceKept, madeEmpty } from './kept';
import { clearedFor, type Place } from './run';
import {
  allTaints,
  asNumbers,
  clean,
  cleanedFor,
  either,
  quotedFor,
  tainted,
  type Taint,
  type Value,
  withStep,
} from './value';

interface Given {
  readonly argument: Argument;
  readonly value: Value;
}

/** What a call gives back, after its arguments were checked where they do harm and followed into functions of this file. */
export function evaluateCall(call: Call, place: Place): Value {
  const { run, scope } = place;
  const { resolver, rules } = run;
  const { callee, args } = call;
  const object = callee.kind === 'member' ? callee.object : null;
  const key = callee.kind === 'index' ? callee.index : null;
  const receiver = object ? place.run.acts.evaluate(object, place) : calleeValue(callee, place);
  const callback = (value: Expression): Value | null => {
    if (value.kind !== 'function') return null;
    place.run.acts.enter(value, place, handedTo(receiver, value.params.length));
    return clean();
  };
  const names = resolver.namesOf(callee, scope);
  const plain = args.map((argument) => ({
    argument,
    value: callback(argument.value) ?? place.run.acts.evaluate(argument.value, place),
  }));
  const parts = partsOfFormat(plain, rules.formats.find(names), place);
  const given = parts?.given ?? plain;
  const subject: Subject = { args, receiver: object };
  const holds = (row: CallRow): boolean => row.holds(subject, scope, resolver);

  for (const row of rules.calls.find(names)) {
    if (!row.holds(subject, scope, resolver) || row.excused(scope, resolver)) continue;
    if (key && row.args.includes('[]')) run.check(row, run.acts.evaluate(key, place), call.node);
    for (const { expression, value } of selected(row.args, given, object, receiver))
      run.check(row, value, expression?.node ?? call.node);
  }
  checkEntries(names, given, place);
  const atPlace = atPlaceKept(
    call,
    receiver,
    given.map(({ value }) => value),
    place,
  );
  if (atPlace) return atPlace;
  // What somebody else sees may be put in order anew.
  for (const { value } of given) value.kept = undefined;

  const sources = rules.sourceCalls.find(names).filter(holds);
  const brought = sources.map(({ group, into }) => {
    const taint: Taint = { group, source: call.node, steps: [], clean: new Set(), number: false };
    return { into, taint };
  });
  for (const { into, taint } of brought) takeUp(into, [taint], given, receiver);
  const results = brought.filter(({ into }) => into === null);
  if (results.length > 0) {
    // Asked for once more, after a test of the same call.
    const harmless = clearedFor(call, place);
    const taints = results.map(({ taint }) => taint);
    return harmless ? tainted(cleanedFor(taints, harmless)) : clean();
  }
  const everything = [...receiver.taints, ...given.flatMap(({ value }) => allTaints(value, 1))];
  const known = ownFunction(call, place) ?? functionElsewhere(names, call.makes, place);
  // `find` of a text gives a number; `find` of a class that is known gives what it gives.
  const stops = known === null && rules.stops.find(names).some(holds);
  const cleaning = rules.cleans.find(names.length > 0 ? names : handedIn(callee, place)).filter(holds);
  if (stops || cleaning.length > 0) return tainted(cleaned(stops ? asNumbers(everything) : everything, cleaning));
  if (parts) return joined(parts.all, rules);

  const argumentValues = (): readonly Value[] => given.map((one) => argumentValue(one, call, place));
  if (known?.place.run.mayEnter(known.callee)) {
    const values = argumentValues();
    const block = values[given.findIndex(({ argument }) => argument.name === '&')];
    const returned = withBlock(block, known.place, () => run.acts.enter(known.callee, known.place, values, call.makes));
    return { ...returned, taints: withStep(returned.taints, call.node) };
  }
  const called = callCallbacks(call, receiver, argumentValues, place);
  if (called) return { ...called, taints: withStep(called.taints, call.node) };
  const kept = madeEmpty(call);
  if (kept) return { ...clean(), kept };
  return passed(call, { given, receiver, object, names, holds }, place);
}

/** What is known of a function that a parameter hands in, as AngularJS does with `$sanitize`: what it is called. */
function handedIn(callee: Expression, { scope }: Place): readonly string[] {
  return callee.kind === 'name' && lookUp(scope, callee.name)?.kind === 'parameter' ? [callee.name] : [];
}

/** What a function of this program gets of an argument. */
function argumentValue({ argument, value }: Given, call: Call, place: Place): Value {
  const callbacks = callbacksOf(argument.value, place);
  const taints = withStep(value.taints, call.node);
  return callbacks.length === 0 ? { ...value, taints } : { ...value, taints, callbacks };
}

/** What an unknown function gives back. */
function passed(
  call: Call,
  about: {
    readonly given: readonly Given[];
    readonly receiver: Value;
    readonly object: Expression | null;
    readonly names: readonly string[];
    readonly holds: (row: CallRow) => boolean;
  },
  { run }: Place,
): Value {
  const { given, receiver, object, names, holds } = about;
  const passes = run.rules.passes.find(names).filter(holds);
  const handed = passes.flatMap((row) => selected(row.args, given, object, receiver));
  for (const row of passes) {
    const taken = selected(row.args, given, object, receiver).flatMap(({ value }) => allTaints(value, 1));
    takeUp(row.into, taken, given, receiver);
  }
  // Builders give themselves back, for the next call.
  if (passes.some(({ into }) => into === 'receiver') && object !== null) return receiver;
  if (passes.length > 0) {
    const fields = handed.map(({ value }) => value.fields).find((one) => one !== null) ?? null;
    return { taints: tainted([...receiver.taints, ...handed.flatMap(({ value }) => value.taints)]).taints, fields };
  }
  // A method of what came from outside gives something of it; one of something else is asked about it, and answers on its own.
  const follows = run.rules.assumePass && (object === null || call.makes);
  const values = follows ? given.map(({ value }) => value) : [];
  const result = values.reduce(either, clean());
  return receiver.taints.length > 0 ? either(tainted(receiver.taints), result) : result;
}

/** Adds to what a receiver or an argument holds: `json.Unmarshal(body, &into)`. */
function takeUp(into: CallRow['into'], taints: readonly Taint[], given: readonly Given[], receiver: Value): void {
  const value = into === 'receiver' ? receiver : into === null ? undefined : given[into]?.value;
  if (!value || taints.length === 0) return;
  value.taints = tainted([...value.taints, ...taints]).taints;
  value.text = undefined;
}

function cleaned(
  taints: readonly Taint[],
  rows: readonly { readonly rule: string; readonly quoted: boolean }[],
): readonly Taint[] {
  const rulesOf = (quoted: boolean): readonly string[] =>
    rows.filter((row) => row.quoted === quoted).map(({ rule }) => rule);
  const always = cleanedFor(taints, rulesOf(false));
  const between = rulesOf(true);
  return between.length > 0 ? quotedFor(always, between) : always;
}

/** The arguments of a call with a fixed format, those that it takes as numbers as such, and all parts of the text that it makes. */
function partsOfFormat(
  plain: readonly Given[],
  formats: ReturnType<FlowRules['formats']['find']>,
  { run, scope }: Place,
): { readonly given: readonly Given[]; readonly all: readonly Value[] } | null {
  for (const { at, style } of formats) {
    const format = plain[at] && run.resolver.constantOf(plain[at].argument.value, scope);
    if (format?.type !== 'string') continue;
    const taking = plain.slice(at + 1);
    if (taking.some(({ argument }) => argument.spread)) return null;
    const { parts, taken } = formatted(
      format.value,
      taking.map(({ value }) => value),
      style,
    );
    const values = taking.map((one, index) => ({ ...one, value: taken[index] ?? one.value }));
    return { given: [...plain.slice(0, at + 1), ...values], all: parts };
  }
  return null;
}

function calleeValue(callee: Expression, place: Place): Value {
  if (callee.kind === 'name') return clean();
  return callee.kind === 'function' ? clean() : place.run.acts.evaluate(callee, place);
}

/** What a callback gets: pieces of what its method belongs to. */
function handedTo(receiver: Value, count: number): readonly Value[] | null {
  if (receiver.taints.length === 0) return null;
  return Array.from({ length: count }, () => tainted(receiver.taints));
}

function checkEntries(names: readonly string[], given: readonly Given[], { run, scope }: Place): void {
  for (const row of run.rules.entries.find(names)) {
    if (row.excused(scope, run.resolver)) continue;
    for (const { argument, value } of given) {
      if (argument.name !== null && row.keys.has(argument.name)) run.check(row, value, argument.value.node);
      const map = argument.value;
      if (map.kind !== 'entries' && map.kind !== 'name') continue;
      for (const key of row.keys) {
        const field = value.fields?.get(key);
        // Of a map that was made before, the call is where it does harm.
        const at = map.kind === 'entries' ? entryOf(map, key) : map;
        if (field && at) run.check(row, field, at.node);
      }
    }
  }
}

/** The arguments that a row is about; all of them when it names none. */
function selected(
  places: readonly ArgumentPlace[],
  given: readonly Given[],
  object: Expression | null,
  receiver: Value,
): readonly { readonly expression: Expression | null; readonly value: Value }[] {
  const all = given.map(({ argument, value }) => ({ expression: argument.value, value }));
  if (places.length === 0) return all;
  return places.flatMap((place) => {
    if (place === 'receiver') return [{ expression: object, value: receiver }];
    if (place === '[]') return [];
    const wanted = argumentAt(
      given.map(({ argument }) => argument),
      place,
    );
    const found = all.find(({ expression }) => expression === wanted);
    if (found) return [found];
    // An option in a map, or an argument that is spread over the places.
    const field =
      typeof place === 'string' ? given.map(({ value }) => value.fields?.get(place)).find((one) => one) : null;
    if (field) return [{ expression: wanted, value: field }];
    return all.filter((_, at) => given[at]?.argument.spread);
  });
}

import { argumentAt, entryOf, type Subject } from '../match/condition';
import type { Argument, Call, Expression } from '../program';
import { evaluate } from './evaluate';
import type { CallRow, Place as ArgumentPlace } from './flow-rules';
import { evaluateFunction } from './function';
import type { Place } from './run';
import {
  allTaints,
  asNumbers,
  clean,
  cleanedFor,
  either,
  tainted,
  type Taint,
  type Value,
  withoutHeads,
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
  const receiver = object ? evaluate(object, place) : calleeValue(callee, place);
  const key = callee.kind === 'index' ? callee.index : null;
  const callback = (value: Expression): Value | null => {
    if (value.kind !== 'function') return null;
    evaluateFunction(value, place, handedTo(receiver, value.params.length));
    return clean();
  };
  const given = args.map((argument) => ({
    argument,
    value: callback(argument.value) ?? evaluate(argument.value, place),
  }));
  const names = resolver.namesOf(callee, scope);
  const subject: Subject = { args, receiver: object };
  const holds = (row: CallRow): boolean => row.holds(subject, scope, resolver);

  for (const row of rules.calls.find(names)) {
    if (!row.holds(subject, scope, resolver) || row.excused(scope, resolver)) continue;
    for (const { expression, value } of selected(row.args, given, object, receiver))
      run.check(row, value, expression?.node ?? call.node);
    if (key && row.args.includes('[]')) run.check(row, evaluate(key, place), call.node);
  }
  checkEntries(names, given, place);

  const sources = rules.sourceCalls.find(names).filter(holds);
  if (sources.length > 0)
    return tainted(
      sources.map(({ group }): Taint => ({
        group,
        source: call.node,
        steps: [],
        clean: new Set(),
        number: false,
        text: false,
        head: null,
      })),
    );
  const everything = [...receiver.taints, ...given.flatMap(({ value }) => allTaints(value, 1))];
  const stopped = rules.stops.find(names).some(holds);
  const cleaning = rules.cleans.find(names).filter(holds);
  if (stopped || cleaning.length > 0) {
    const rest = stopped ? asNumbers(everything) : everything;
    return tainted(
      cleanedFor(
        rest,
        cleaning.map(({ rule }) => rule),
      ),
    );
  }

  const own = ownFunction(call, place);
  if (own && run.mayEnter(own)) {
    const returned = evaluateFunction(
      own,
      place,
      given.map(({ value }) => ({ ...value, taints: withStep(value.taints, call.node) })),
      call.makes,
    );
    return { taints: withStep(returned.taints, call.node), fields: returned.fields };
  }
  return passed(call, { given, receiver, object, names, holds }, place);
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
  if (passes.some(({ into }) => into === 'receiver'))
    receiver.taints = tainted([...receiver.taints, ...handed.flatMap(({ value }) => allTaints(value, 1))]).taints;
  if (passes.length > 0) {
    const fields = handed.map(({ value }) => value.fields).find((one) => one !== null) ?? null;
    return { taints: tainted([...receiver.taints, ...handed.flatMap(({ value }) => value.taints)]).taints, fields };
  }
  // A method of what came from outside gives something of it; one of something else is asked about it, and answers on its own.
  const follows = run.rules.assumePass && (object === null || call.makes);
  const values = follows ? given.map(({ value }) => value) : [];
  const result = values.reduce(either, clean());
  return receiver.taints.length > 0 ? either(tainted(withoutHeads(receiver.taints)), result) : result;
}

function calleeValue(callee: Expression, place: Place): Value {
  if (callee.kind === 'name') return clean();
  return callee.kind === 'function' ? clean() : evaluate(callee, place);
}

/** What a callback gets: pieces of what its method belongs to. */
function handedTo(receiver: Value, count: number): readonly Value[] | null {
  if (receiver.taints.length === 0) return null;
  return Array.from({ length: count }, () => tainted(receiver.taints));
}

function ownFunction(call: Call, { run, scope }: Place): ReturnType<typeof run.resolver.functionOf> {
  const found = run.resolver.functionOf(call.callee, scope);
  if (found) return found;
  const owner = run.resolver.classOf(call.callee, scope);
  const member = owner?.members.find((one) => one.kind === 'function' && one.value.name === 'constructor');
  return member?.kind === 'function' ? member.value : null;
}

function checkEntries(names: readonly string[], given: readonly Given[], { run, scope }: Place): void {
  for (const row of run.rules.entries) {
    if (row.to.find(names).length === 0 || row.excused(scope, run.resolver)) continue;
    for (const { argument, value } of given) {
      if (argument.name !== null && row.keys.has(argument.name)) run.check(row, value, argument.value.node);
      const map = argument.value;
      if (map.kind !== 'entries') continue;
      for (const key of row.keys) {
        const field = value.fields?.get(key);
        const entry = entryOf(map, key);
        if (field && entry) run.check(row, field, entry.node);
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

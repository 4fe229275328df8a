import type { Call } from '../program';
import { fixedValue } from './decided';
import type { Place } from './run';
import type { Kept, Value } from './value';

const MADE = /(?:List|Vector|Map|Hashtable|Dictionary)$/;
const READING = /^(?:get|size|isEmpty|contains\w*|iterator|stream|toString|hashCode|equals|Count|Contains\w*)$/;
/** Longer lists are none of those that are looked into place by place. */
const MAX_ITEMS = 50;

/** An empty list or map for a call that makes one. */
export function madeEmpty({ callee, args, makes }: Call): Kept | null {
  if (!makes || args.length > 0) return null;
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  return MADE.test(name) ? { items: [], keys: new Map() } : null;
}

/**
 * Writes down what a method of a list or map puts into it, and gives what one takes out of a fixed place; null when that is not clear.
 * What all of it holds together is kept beside this: a method that is not known here makes an end of the single places only.
 */
export function atPlaceKept(
  { callee, args }: Call,
  receiver: Value,
  given: readonly Value[],
  { scope, run: { resolver } }: Place,
): Value | null {
  const { kept } = receiver;
  if (!kept || callee.kind !== 'member') return null;
  const place = args[0] ? fixedValue(args[0].value, scope, resolver) : null;
  const [first, second] = given;
  const { name } = callee;
  if (/^(?:add|Add|addLast|addElement)$/.test(name) && first && !second && kept.items.length < MAX_ITEMS) {
    kept.items.push(first);
    return null;
  }
  if (/^(?:put|Add|setProperty)$/.test(name) && typeof place === 'string' && second) {
    kept.keys.set(place, second);
    return null;
  }
  if (/^(?:get|elementAt|getProperty)$/.test(name) && args.length === 1)
    return typeof place === 'number' ? (kept.items[place] ?? null) : (kept.keys.get(String(place)) ?? null);
  if (/^(?:remove|RemoveAt)$/.test(name) && typeof place === 'number' && place < kept.items.length)
    return kept.items.splice(place, 1)[0] ?? null;
  if (!READING.test(name)) receiver.kept = undefined;
  return null;
}

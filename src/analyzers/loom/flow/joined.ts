import type { FormatStyle } from '../data/schema';
import type { FlowRules } from './flow-rules';
import { asNumbers, cleanedFor, tainted, type Taint, type Value } from './value';

/** Stands in a text for a part that varies. */
const HOLE = '\u0000';
/** `%5.2f`, `%1$s`, `%+v`, `%%`. */
const DIRECTIVE = /%(?:(\d+)\$)?[-+ #0]*(?:'.)?(?:\d+|\*)?(?:\.(?:\d+|\*))?([a-zA-Z%])/g;
/** `{0}`, `{1,10:yyyy}`, `{{`, `}}`. */
const BRACES = /\{(\d+)(?:[,:][^{}]*)?\}|\{\{|\}\}/g;
const NUMBERS = new Set('bcdeEfFgGotuxX');
/** What is longer than this is no text that anybody looks at closely. */
const MAX_TEXT = 4000;

/**
 * Text that is joined of several parts. What stands before a part decides whether it can do harm: behind a fixed host it chooses no host, and what
 * is escaped for quotes is harmless between quotes.
 */
export function joined(parts: readonly Value[], { contexts }: FlowRules): Value {
  let text = '';
  const taints: Taint[] = [];
  for (const part of parts) {
    const own = part.text ?? HOLE;
    if (part.taints.length > 0) {
      const hole = own.indexOf(HOLE);
      const before = text + own.slice(0, Math.max(hole, 0));
      const harmless = contexts.filter((one) => one.before.test(before));
      const seen = harmless.length > 0 ? part.taints.flatMap((taint) => cleanedIn(taint, harmless)) : part.taints;
      const kept = inQuotes(before) ? seen.map(settled) : seen;
      taints.push(...(parts.length > 1 ? kept.map((taint) => ({ ...taint, text: true })) : kept));
    }
    text += own;
  }
  return { ...tainted(taints), text: text.length > MAX_TEXT ? HOLE : text };
}

/**
 * The parts of the text that a format makes: what stands between its directives, and the values that they take; and the values alone, numbers where a
 * directive makes a number.
 */
export function formatted(
  format: string,
  values: readonly Value[],
  style: FormatStyle = 'percent',
): { readonly parts: readonly Value[]; readonly taken: readonly Value[] } {
  const parts: Value[] = [];
  const taken = [...values];
  if (style === 'braces') return { parts: inBraces(format, values), taken };
  let at = 0;
  let next = 0;
  for (const match of format.matchAll(DIRECTIVE)) {
    const [all, position, kind] = match;
    parts.push(fixed(format.slice(at, match.index)));
    at = match.index + all.length;
    if (kind === '%') continue;
    const index = position ? Number(position) - 1 : next++;
    const value = taken[index];
    if (!value) continue;
    if (NUMBERS.has(kind!)) taken[index] = { ...tainted(asNumbers(value.taints)), text: HOLE };
    parts.push(taken[index]!);
  }
  return { parts: [...parts, fixed(format.slice(at)), ...taken.slice(next)], taken };
}

/** Braces name their values, any as often as they like. */
function inBraces(format: string, values: readonly Value[]): readonly Value[] {
  const parts: Value[] = [];
  let at = 0;
  for (const { 0: all, 1: position, index } of format.matchAll(BRACES)) {
    parts.push(fixed(format.slice(at, index)));
    at = index + all.length;
    // Two of them stand for one.
    if (position === undefined) parts.push(fixed(all[0]!));
    else if (values[Number(position)]) parts.push(values[Number(position)]!);
  }
  return [...parts, fixed(format.slice(at))];
}

function cleanedIn(taint: Taint, contexts: FlowRules['contexts']): readonly Taint[] {
  const own = contexts.filter(({ groups }) => groups === null || groups.includes(taint.group));
  const rules = own.map(({ rule }) => rule);
  return rules.length > 0 ? cleanedFor([taint], rules) : [taint];
}

function fixed(text: string): Value {
  return { taints: [], fields: null, text };
}

/** What was clean between quotes only is clean there. */
function settled(taint: Taint): Taint {
  if (!taint.quoted) return taint;
  return { ...taint, clean: new Set([...taint.clean, ...taint.quoted]) };
}

function inQuotes(text: string): boolean {
  let open = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    // Escapes are as written in the program, where `\"` puts a quote into the text.
    if (character === '\\' && text[at + 1] === '\\') at += 1;
    else if (open === '' && (character === "'" || character === '"')) open = character;
    else if (character === open) open = '';
  }
  return open !== '';
}

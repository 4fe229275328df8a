import type { EditOf } from '../compare';
import type { Question } from './question';
import { lastName } from './tested';

const BOUNDS: ReadonlySet<string> = new Set(['< <=', '<= <', '> >=', '>= >']);
const LOOSER: ReadonlySet<string> = new Set(['=== ==', '!== !=', 'equals ==']);
const INVERTED: ReadonlySet<string> = new Set([
  '== !=',
  '!= ==',
  '=== !==',
  '!== ===',
  '< >',
  '> <',
  '<= >=',
  '>= <=',
  '&& ||',
  '|| &&',
  'and or',
  'or and',
]);
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['some', 'every'],
  ['any', 'all'],
  ['any?', 'all?'],
  ['anyMatch', 'allMatch'],
  ['min', 'max'],
  ['first', 'last'],
  ['floor', 'ceil'],
  ['startsWith', 'endsWith'],
  ['start_with?', 'end_with?'],
  ['startswith', 'endswith'],
  ['HasPrefix', 'HasSuffix'],
  ['indexOf', 'lastIndexOf'],
  ['shift', 'pop'],
  ['isBefore', 'isAfter'],
  ['Lock', 'RLock'],
];

/** The same two things, compared otherwise; or the same thing, asked the opposite. */
export const changedOperator: Question = (edit) => {
  if (edit.kind === 'operator') {
    const rule = ruleOf(edit);
    return rule === null ? null : { rule, at: edit.head.node, gone: edit.base, relying: null };
  }
  if (edit.kind !== 'callee') return null;
  const [before, now] = [lastName(edit.base), lastName(edit.head)];
  const opposite = OPPOSITES.some(
    ([one, other]) => (one === before && other === now) || (one === now && other === before),
  );
  return opposite ? { rule: 'inverted-condition', at: edit.head.node, gone: edit.base, relying: null } : null;
};

function ruleOf({ base, head }: EditOf<'operator'>): string | null {
  const both = `${base.written} ${head.written}`;
  if (BOUNDS.has(both)) return 'changed-bound';
  if (LOOSER.has(both)) return 'loosened-equality';
  return INVERTED.has(both) ? 'inverted-condition' : null;
}

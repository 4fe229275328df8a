import type { Try } from '../../loom';
import type { CompareStatements } from './comparer';
import type { Edit, Place } from './edit';

interface Tools {
  readonly report: (edit: Edit) => void;
  readonly lists: CompareStatements;
}

/** Compares bodies and handlers, and tells the handlers that are gone or catch less. */
export function compareTries(base: Try, head: Try, place: Place, { report, lists }: Tools): void {
  lists(base.body, head.body, place.within);
  for (const [at, handler] of base.catches.entries()) {
    const other =
      head.catches.find(({ types }) => types.join() === handler.types.join()) ??
      (base.catches.length === head.catches.length ? head.catches[at] : undefined);
    if (!other) {
      if (head.catches.length < base.catches.length) report({ kind: 'handler', base, head, handler, place });
      continue;
    }
    if (catchesLess(other.types, handler.types)) report({ kind: 'caught', base: handler, head: other, place });
    lists(handler.body, other.body, place.within);
  }
  if (base.last.length > 0 && head.last.length === 0) report({ kind: 'finally', base, head, place });
  else lists(base.last, head.last, place.within);
}

/** Other types than before: fewer of the same, named ones in the place of all, or one in the place of another. */
function catchesLess(head: readonly string[], base: readonly string[]): boolean {
  if (head.join() === base.join()) return false;
  return base.length === 0 ? head.length > 0 : head.length > 0 && base.some((type) => !head.includes(type));
}

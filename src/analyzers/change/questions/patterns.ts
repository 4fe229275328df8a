import type { Question } from './question';

/** A regular expression that no longer holds to the start or the end of the text. */
export const loosenedPattern: Question = (edit) => {
  if (edit.kind !== 'literal' || edit.base.type !== 'regex' || edit.head.type !== 'regex') return null;
  const [before, now] = [bodyOf(edit.base.value), bodyOf(edit.head.value)];
  const lost =
    (before.startsWith('^') && !now.startsWith('^') && before.slice(1) === now) ||
    (before.endsWith('$') && !now.endsWith('$') && before.slice(0, -1) === now) ||
    (before.startsWith('^') && before.endsWith('$') && before.slice(1, -1) === now);
  return lost ? { rule: 'loosened-pattern', at: edit.head.node, gone: edit.base, relying: null } : null;
};

function bodyOf(written: string): string {
  const end = written.lastIndexOf('/');
  return written.startsWith('/') && end > 0 ? written.slice(1, end) : written;
}

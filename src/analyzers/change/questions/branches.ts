import type { Question } from './question';

/** A way through that is gone while the others are there. */
export const removedBranch: Question = (edit, { shapes, counts }) => {
  if (edit.kind === 'fallthrough')
    return { rule: 'removed-break', at: edit.place.list[edit.place.at]!.node, gone: edit.last, relying: null };
  if (edit.kind !== 'branch' || edit.body.length === 0) return null;
  const moved = shapes.ofAll(edit.body).some((shape) => (counts.head.get(shape) ?? 0) >= (counts.base.get(shape) ?? 0));
  const [first] = edit.body;
  return moved ? null : { rule: 'removed-branch', at: edit.head.node, gone: edit.tests[0] ?? first!, relying: null };
};

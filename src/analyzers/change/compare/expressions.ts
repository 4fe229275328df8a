import type { Argument, Binary, Call, Choice, Entries, Expression, FunctionValue, Statement } from '../../loom';
import { partsOf } from '../../loom';
import { bestPairs, commonPairs } from './pairing';
import type { CompareExpressions } from './comparer';
import type { Edit, Place } from './edit';
import { isLogical, operandsOf } from './flatten';
import { isOptional } from './optional';
import type { Shapes } from './shapes';

export interface ExpressionTools {
  readonly shapes: Shapes;
  readonly likeness: (one: Expression, other: Expression) => number;
  readonly report: (edit: Edit) => void;
  readonly bodies: (base: readonly Statement[], head: readonly Statement[], within: FunctionValue) => void;
}

/** Two expressions that share fewer words than this have nothing to do with each other. */
const ALIKE = 0.5;
/** How deep inside a base expression the head is looked for: `f(g(x))` may become `x`. */
const MAX_BARED = 4;

/** Finds the smallest differences between two expressions that stand for each other. */
export function compareExpressionsBy({ shapes, likeness, report, bodies }: ExpressionTools): CompareExpressions {
  const same = (one: Expression, other: Expression): boolean => shapes.of(one) === shapes.of(other);

  const compare: CompareExpressions = (base, head, place) => {
    if (!base || !head || same(base, head)) return;
    const kept = innerLike(base, head);
    if (kept) report({ kind: 'bared', base, kept, head, place });
    else if (base.kind === 'binary' && isLogical(base.operator)) compareLogical(base, head, place);
    else if (partsOf(head).some((part) => same(part, base))) report({ kind: 'replaced', base, head, place });
    else compareKinds(base, head, place);
  };

  /** What of the base the head is, when everything around it is gone. */
  const innerLike = (base: Expression, head: Expression): Expression | null => {
    let layer: readonly Expression[] = [base];
    for (let depth = 0; depth < MAX_BARED; depth += 1) {
      layer = layer.flatMap((one) => (one.kind === 'binary' && isLogical(one.operator) ? [] : partsOf(one)));
      const found = layer.find((one) => same(one, head));
      if (found) return found;
    }
    return null;
  };

  const compareLogical = (base: Binary, head: Expression, place: Place): void => {
    if (head.kind === 'binary' && head.operator !== base.operator && sameSides(base, head)) {
      report({ kind: 'operator', base, head, place });
      return;
    }
    const [olds, news] = [operandsOf(base, base.operator), operandsOf(head, base.operator)];
    const pairs = commonPairs(shapes.ofAll(olds), shapes.ofAll(news));
    const oldLeft = olds.filter((_, at) => !pairs.some(([b]) => b === at));
    const newLeft = news.filter((_, at) => !pairs.some(([, h]) => h === at));
    const alike = bestPairs(oldLeft.length, newLeft.length, (b, h) => {
      const score = likeness(oldLeft[b]!, newLeft[h]!);
      return score >= ALIKE || (oldLeft.length === 1 && newLeft.length === 1 && pairs.length > 0) ? score + 0.01 : 0;
    });
    if (pairs.length + alike.length === 0) {
      report({ kind: 'replaced', base, head, place });
      return;
    }
    for (const [b, h] of alike) compare(oldLeft[b]!, newLeft[h]!, place);
    if (alike.length < newLeft.length) return;
    for (const [at, dropped] of oldLeft.entries())
      if (!alike.some(([b]) => b === at)) report({ kind: 'operand', base, head, dropped, place });
  };

  const sameSides = (base: Binary, head: Binary): boolean => same(base.left, head.left) && same(base.right, head.right);

  const compareKinds = (base: Expression, head: Expression, place: Place): void => {
    if (base.kind === 'call' && head.kind === 'call') compareCalls(base, head, place);
    else if (base.kind === 'entries' && head.kind === 'entries') compareEntries(base, head, place);
    else if (base.kind === 'choice' && head.kind === 'choice') compareChoices(base, head, place);
    else if (base.kind === 'function' && head.kind === 'function') compareFunctions(base, head, place);
    else if (base.kind === 'literal' && head.kind === 'literal') report({ kind: 'literal', base, head, place });
    else if (base.kind === 'binary' && head.kind === 'binary') compareBinaries(base, head, place);
    else if (base.kind === 'member' && head.kind === 'member') {
      if (base.name !== head.name)
        report(
          same(base.object, head.object)
            ? { kind: 'callee', base, head, place }
            : { kind: 'replaced', base, head, place },
        );
      else if (isOptional(base) && !isOptional(head)) report({ kind: 'optional', base, head, place });
      compare(base.object, head.object, place);
    } else if (base.kind === 'choice') compareBranch(base, head, place);
    else if (base.kind === head.kind && partsOf(base).length === partsOf(head).length && partsOf(base).length > 0)
      for (const [at, part] of partsOf(base).entries()) compare(part, partsOf(head)[at]!, { ...place, test: false });
    else report({ kind: 'replaced', base, head, place });
  };

  const compareBinaries = (base: Binary, head: Binary, place: Place): void => {
    if (base.written !== head.written) {
      if (sameSides(base, head)) report({ kind: 'operator', base, head, place });
      else report({ kind: 'replaced', base, head, place });
      return;
    }
    compare(base.left, head.left, { ...place, test: false });
    compare(base.right, head.right, { ...place, test: false });
  };

  const compareChoices = (base: Choice, head: Choice, place: Place): void => {
    if (base.otherwise && head.otherwise && same(base.then, head.otherwise) && same(base.otherwise, head.then)) return;
    compare(base.test, head.test, { ...place, test: true });
    compare(base.then, head.then, { ...place, test: false });
    compare(base.otherwise, head.otherwise, { ...place, test: false });
  };

  /** `c ? a : b` where the head has something like `a` or `b`. */
  const compareBranch = (base: Choice, head: Expression, place: Place): void => {
    const branches = base.otherwise ? [base.then, base.otherwise] : [base.then];
    const kept = branches.find((one) => one.kind === head.kind && likeness(one, head) >= ALIKE);
    if (kept) report({ kind: 'bared', base, kept, head, place });
    else report({ kind: 'replaced', base, head, place });
  };

  const compareCalls = (base: Call, head: Call, place: Place): void => {
    compare(base.callee, head.callee, { ...place, test: false });
    const [olds, news] = [shapes.ofAll(base.args.map(valueOf)), shapes.ofAll(head.args.map(valueOf))];
    if (olds.length === news.length) {
      const swapped = olds.join() !== news.join() && [...olds].sort().join() === [...news].sort().join();
      if (swapped && same(base.callee, head.callee)) report({ kind: 'swapped', base, head, place });
      else if (!swapped)
        for (const [at, { value }] of base.args.entries())
          compare(value, head.args[at]!.value, { ...place, test: false });
      return;
    }
    if (olds.length < news.length) return;
    if (!same(base.callee, head.callee)) {
      report({ kind: 'replaced', base, head, place });
      return;
    }
    const pairs = commonPairs(olds, news);
    if (pairs.length < news.length) return;
    for (const [at, dropped] of base.args.entries())
      if (!pairs.some(([b]) => b === at)) report({ kind: 'argument', base, head, dropped, place });
  };

  const compareEntries = (base: Entries, head: Entries, place: Place): void => {
    const keyOf = ({ key, value, spread }: Entries['entries'][number]): number | string =>
      key ? shapes.of(key) : `${spread ? '*' : ''}${shapes.of(value)}`;
    const byKey = new Map(head.entries.map((entry) => [keyOf(entry), entry]));
    for (const entry of base.entries) {
      const other = byKey.get(keyOf(entry));
      if (other) compare(entry.value, other.value, { ...place, test: false });
      else if (base.form === 'map' && head.entries.length < base.entries.length)
        report({ kind: 'entry', base, head, dropped: entry, place });
    }
    if (base.form === 'list' && base.entries.length === head.entries.length)
      for (const [at, { value }] of base.entries.entries())
        compare(value, head.entries[at]!.value, { ...place, test: false });
  };

  const compareFunctions = (base: FunctionValue, head: FunctionValue, place: Place): void => {
    for (const param of base.params) {
      const other = head.params.find(({ target }) => same(target, param.target));
      if (other && param.fallback && !other.fallback) report({ kind: 'fallback', base: param, head: other, place });
    }
    bodies(base.body, head.body, head);
  };

  return compare;
}

function valueOf({ value }: Argument): Expression {
  return value;
}

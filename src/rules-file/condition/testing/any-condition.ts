import fc from 'fast-check';
import type { Expression, Predicate } from '../model';

const at = 0;

const text: fc.Arbitrary<Expression> = fc.oneof(
  fc.string({ maxLength: 6 }).map((value): Expression => ({ kind: 'literal', at, value })),
  fc.constantFrom('author', 'title').map((name): Expression => ({ kind: 'name', at, name })),
);

const number: fc.Arbitrary<Expression> = fc.oneof(
  fc.nat(1_000).map((value): Expression => ({ kind: 'literal', at, value })),
  fc.constantFrom('additions', 'deletions').map((name): Expression => ({ kind: 'name', at, name })),
  fc
    .constantFrom('files', 'labels', 'title')
    .map((name): Expression => ({ kind: 'property', at, target: { kind: 'name', at, name }, name: 'length' })),
);

const { condition } = fc.letrec<{ condition: Expression; leaf: Expression; inner: Expression }>((tie) => ({
  condition: fc.oneof({ maxDepth: 3, depthIdentifier: 'condition' }, tie('leaf'), tie('inner')),
  leaf: fc.oneof(
    fc.boolean().map((value): Expression => ({ kind: 'literal', at, value })),
    fc
      .record({ operator: fc.constantFrom('==', '!=', '<', '<=', '>', '>=' as const), left: number, right: number })
      .map((parts): Expression => ({ kind: 'binary', at, ...parts })),
    fc
      .record({ target: text, name: fc.constantFrom('includes', 'startsWith', 'endsWith'), argument: text })
      .map((parts): Expression => ({ kind: 'call', at, ...parts })),
  ),
  inner: fc.oneof(
    tie('condition').map((operand): Expression => ({ kind: 'not', at, operand })),
    fc
      .record({ operator: fc.constantFrom('&&', '||', '==' as const), left: tie('condition'), right: tie('condition') })
      .map((parts): Expression => ({ kind: 'binary', at, ...parts })),
    fc.record({ name: fc.constantFrom('any', 'all'), argument: text }).map(({ name, argument }): Expression => ({
      kind: 'call',
      at,
      target: { kind: 'name', at, name: 'files' },
      name,
      argument: predicate(argument),
    })),
  ),
}));

function predicate(argument: Expression): Predicate {
  const body: Expression = { kind: 'call', at, target: { kind: 'name', at, name: 'f' }, name: 'includes', argument };
  return { kind: 'predicate', at, parameter: 'f', body };
}

/** Conditions that pass the type check. Offsets are all 0. */
export function anyCondition(): fc.Arbitrary<Expression> {
  return condition;
}

import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Entry, Expression, Variable } from '../../program';
import { literal, nameOf } from '../build';
import { type Lowering, unknown } from '../by-kind';

/** What a pattern names: `Some(a)` is a, `(a, b)` a list, `P { a, .. }` a map. */
export function targetOf(pattern: SyntaxNode): Expression {
  switch (pattern.kind) {
    case 'identifier':
    case 'shorthand_field_identifier':
      return nameOf(pattern);
    case 'tuple_struct_pattern': {
      const inside = named(pattern).filter(({ field }) => field !== 'type');
      return inside.length === 1 ? targetOf(inside[0]!) : listOf(pattern, inside);
    }
    case 'tuple_pattern':
    case 'slice_pattern':
      return listOf(pattern, named(pattern));
    case 'struct_pattern':
      return {
        kind: 'entries',
        node: pattern,
        form: 'map',
        entries: named(pattern)
          .filter(({ kind }) => kind === 'field_pattern')
          .map(fieldOf),
      };
    case 'match_pattern':
    case 'ref_pattern':
    case 'mut_pattern':
    case 'reference_pattern':
    case 'captured_pattern': {
      const [inside] = named(pattern).filter(({ kind }) => kind !== 'mutable_specifier');
      return inside ? targetOf(inside) : unknown(pattern, []);
    }
    default:
      return unknown(pattern, []);
  }
}

function listOf(node: SyntaxNode, parts: readonly SyntaxNode[]): Expression {
  return {
    kind: 'entries',
    node,
    form: 'list',
    entries: parts.map((one) => ({ node: one, key: null, value: targetOf(one), spread: false })),
  };
}

function fieldOf(node: SyntaxNode): Entry {
  const name = child(node, 'name') ?? node;
  const pattern = child(node, 'pattern');
  const value = pattern ? targetOf(pattern) : nameOf(name);
  return { node, key: literal(name, 'string', textOf(name)), value, spread: false };
}

/** The names of a pattern that takes a value apart, as a declaration; none where it names nothing. */
export function bound(pattern: SyntaxNode | null, value: Expression | null): readonly Variable[] {
  if (!pattern) return [];
  const target = targetOf(pattern);
  if (target.kind !== 'name' && target.kind !== 'entries') return [];
  // A constant or a variant without fields is compared, not named.
  if (target.kind === 'name' && /^[A-Z]/.test(target.name)) return [];
  return [{ kind: 'variable', node: pattern, target, type: null, value, annotations: [], modifiers: [] }];
}

/** What a pattern is compared with: its literals and constants, or nothing for what takes everything. */
export function testsOf(pattern: SyntaxNode, lower: Lowering): readonly Expression[] {
  const [inside] = named(pattern);
  const one = pattern.kind === 'match_pattern' ? inside : pattern;
  if (!one || (one.kind === 'identifier' && /^[a-z_]/.test(textOf(one)))) return [];
  if (one.kind === 'or_pattern') return named(one).flatMap((each) => testsOf(each, lower));
  return one.kind.endsWith('_pattern') ? [unknown(one, [])] : [lower.expression(one)];
}

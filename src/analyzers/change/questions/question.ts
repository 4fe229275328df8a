import type { Located } from '../../loom';
import type { SyntaxNode } from '../../syntax';
import type { Comparison, Edit } from '../compare';

/** Something that a change took away, and where the head shows it. */
export interface Hit {
  readonly rule: string;
  /** On the head. */
  readonly at: SyntaxNode;
  /** On the base: what is gone. */
  readonly gone: Located;
  /** On the head: what still counts on it. */
  readonly relying: Located | null;
}

/** What a careful reviewer would ask about one edit. Pure and total. */
export type Question = (edit: Edit, comparison: Comparison) => Hit | null;

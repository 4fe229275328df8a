import { named, type SyntaxNode } from '../../../syntax';
import type { Expression, Statement } from '../../program';

/** What the parts of Ruby's lowering share. Almost everything is an expression here that is a statement elsewhere, so they need each other. */
export interface RubyLowering {
  expression(node: SyntaxNode): Expression;
  /** What a node comes to where its value is not asked for. */
  statements(node: SyntaxNode | null): readonly Statement[];
  /** The text that a `<<~TEXT` stands for, which begins on a later line. */
  heredocOf(node: SyntaxNode): SyntaxNode | null;
}

/** The named children that are written where they stand: a heredoc's text belongs to its beginning. */
export function parts(node: SyntaxNode): readonly SyntaxNode[] {
  return named(node).filter(({ kind }) => kind !== 'heredoc_body' && kind !== 'empty_statement');
}

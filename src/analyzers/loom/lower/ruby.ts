import type { Lower } from '../program';
import { expression } from './ruby/expressions';
import { heredocs } from './ruby/heredocs';
import type { RubyLowering } from './ruby/lowering';
import { statements } from './ruby/statements';

/** Lowers a Ruby file. */
export const lowerRuby: Lower = (root) => {
  const texts = heredocs(root);
  const lowering: RubyLowering = {
    expression: (node) => expression(node, lowering),
    statements: (node) => (node ? statements(node, lowering) : []),
    heredocOf: (node) => texts.get(node) ?? null,
  };
  return lowering.statements(root);
};

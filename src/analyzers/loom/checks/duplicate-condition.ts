import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../names';
import type { Expression, If } from '../program';
import type { Check } from './check';

/** `if (a) … else if (a) …`: the second branch is never reached. */
export const duplicateCondition: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const chained = new Set<If>();
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'if' || chained.has(statement)) return;
      const seen = new Set<string>();
      for (let at: If | null = statement; at; at = nextOf(at)) {
        chained.add(at);
        if (hasEffect(at.test)) return;
        const text = textOf(at.test.node).replace(/\s+/g, '');
        if (seen.has(text)) found.push(at.test.node);
        seen.add(text);
      }
    },
  });
  return found;
};

function nextOf({ otherwise }: If): If | null {
  const [only, ...more] = otherwise;
  return only?.kind === 'if' && more.length === 0 ? only : null;
}

/** What is asked twice may answer twice: streams, iterators and matchers go on. */
function hasEffect({ node }: Expression): boolean {
  return /\+\+|--|[^=!<>]=[^=]|\b(?:next|read|poll|find|take|pop|remove|add|try|accept|consume|match)\w*\(/i.test(
    textOf(node),
  );
}

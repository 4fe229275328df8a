import { type SyntaxNode, textOf } from '../../../syntax';
import { walk } from '../../names';
import { type Statement, statementsIn } from '../../program';
import { anyWithin } from '../any-in';
import type { Check } from '../check';
import { calledName } from './sizes';

const ASKS = new Set(['access', 'stat', 'lstat', '_access', '_stat', 'euidaccess']);
const ACTS = new Set(['fopen', 'open', 'chmod', 'chown', 'unlink', 'remove', 'rename', 'mkdir', 'rmdir', 'freopen']);

/** A file that is asked about by its name, and then opened or changed by it: in between it can be another. */
export const toctou: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];

  function run(statements: readonly Statement[], asked: Set<string>): void {
    for (const statement of statements) {
      const { expressions, lists } = statementsIn(statement);
      for (const one of expressions)
        anyWithin(one, (each) => {
          const path = each.kind === 'call' ? each.args[0] : undefined;
          if (each.kind !== 'call' || !path) return false;
          const text = textOf(path.value.node);
          if (ACTS.has(calledName(each)) && asked.has(text)) found.push(each.node);
          return false;
        });
      if (statement.kind === 'if')
        anyWithin(statement.test, (each) => {
          if (each.kind === 'call' && ASKS.has(calledName(each)) && each.args[0])
            asked.add(textOf(each.args[0].value.node));
          return false;
        });
      for (const list of lists) run(list, asked);
    }
  }

  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind === 'function') run(expression.body, new Set());
    },
  });
  return found;
};

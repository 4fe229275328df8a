import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Statement } from '../../program';
import { literal, nameOf } from '../build';
import type { Lowering, StatementTable } from '../by-kind';
import { numberText } from './literals';

export const preprocessor: StatementTable = {
  preproc_include: (node) => {
    const path = child(node, 'path');
    const module = path ? textOf(path).slice(1, -1) : '';
    // A header is no name that a program can say.
    return [{ kind: 'import', node, name: `<${module}>`, qualified: module, module }];
  },
  preproc_def: (node) => {
    const name = child(node, 'name');
    const value = child(node, 'value');
    const constant = value && constantOf(value);
    if (!name || !constant) return [];
    return [
      {
        kind: 'variable',
        node,
        target: nameOf(name),
        type: null,
        value: constant,
        annotations: [],
        modifiers: ['const'],
      },
    ];
  },
  preproc_function_def: () => [],
  preproc_call: () => [],
  preproc_if: branch,
  preproc_ifdef: branch,
  preproc_else: branch,
  preproc_elif: branch,
  preproc_elifdef: branch,
};

/** All branches are read, one after the other. */
function branch(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  return named(node)
    .filter(({ field }) => field !== 'name' && field !== 'condition')
    .flatMap((one) => lower.statement(one));
}

function constantOf(node: SyntaxNode): Expression | null {
  const text = textOf(node)
    .replace(/\/[/*].*$/s, '')
    .trim()
    .replace(/^\((.*)\)$/, '$1');
  if (/^(?:\d+|0x[\da-f]+)[ul]{0,3}$/i.test(text)) return literal(node, 'number', numberText(text));
  return /^"(?:[^"\\]|\\.)*"$/.test(text) ? literal(node, 'string', text.slice(1, -1)) : null;
}

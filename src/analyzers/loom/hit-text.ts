import { type SyntaxNode, textOf } from '../syntax';
import type { FlowHit } from './flow';

/** A finding that spans more lines than this is shown where it begins. */
const MAX_LINES = 10;
const MAX_SHOWN = 60;

export function linesOf({ line, endLine }: SyntaxNode): { readonly start: number; readonly end: number } {
  return { start: line, end: endLine - line < MAX_LINES ? endLine : line };
}

/**
 * How data came to where it does harm: `req.query.id` in line 3, by lines 5 and 8.
 *
 * @param elsewhere the path of the file that a node stands in; null for the file that the finding is in
 */
export function flowText(
  { source, steps }: Pick<FlowHit, 'source' | 'steps'>,
  elsewhere: (node: SyntaxNode) => string | null = () => null,
): string {
  const from = elsewhere(source);
  const own = [...new Set(steps.filter((node) => node.source === source.source).map(({ line }) => line))];
  const by = own.filter((line) => line !== source.line);
  const where = `line ${source.line}${from === null ? '' : ` of ${from}`}`;
  const on = by.length === 0 ? '' : `, by ${by.length === 1 ? 'line' : 'lines'} ${listed(by)}`;
  return `It comes from ${shown(source)} in ${where}${on}.`;
}

/** Where the data came in: the same for everything that it reaches. */
export function sourceText({ source }: Pick<FlowHit, 'source'>): string {
  return `${source.line} ${shown(source)}`;
}

function shown(node: SyntaxNode): string {
  const text = textOf(node).replace(/\s+/g, ' ');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function listed(lines: readonly number[]): string {
  return lines.length < 2 ? lines.join('') : `${lines.slice(0, -1).join(', ')} and ${String(lines.at(-1))}`;
}

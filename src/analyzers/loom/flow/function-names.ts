import { child, textOf } from '../../syntax';
import type { FunctionValue } from '../program';

const NAMED = /^[\w$.]+$/;

/**
 * What a function may be called by: its own name, or what it is put in. `exports.handler = async (event) => …` is `exports.handler` and `handler`,
 * and so is `export const handler = …`.
 */
export function namesOfFunction({ name, node }: FunctionValue): readonly string[] {
  if (name !== null) return [name];
  const holder = node.parent;
  const target = holder && (child(holder, 'left') ?? child(holder, 'name'));
  const written = target ? textOf(target) : '';
  if (!holder || !NAMED.test(written)) return [];
  const last = written.slice(written.lastIndexOf('.') + 1);
  const shown = holder.parent?.parent?.kind === 'export_statement';
  return [...new Set([written, last, ...(shown ? [`exports.${last}`] : [])])];
}

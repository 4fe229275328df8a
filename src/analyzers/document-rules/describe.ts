import type { Finding } from '../../domain';
import { findingOf } from '../finding-of';
import { sentence } from '../sentence';
import type { DocumentWire } from './judge';
import { type RuleFacts, toRule } from './rule';

/** Makes findings of what a worker sent; null for what no rule of the tool can have sent. */
export function describer(
  tool: string,
  rules: readonly RuleFacts[],
): (wire: unknown, file: { readonly path: string }) => Finding | null {
  const known = new Map(rules.map((facts) => [facts.name, { facts, rule: toRule(tool, facts) }]));
  return (wire, { path }) => {
    const { rule: name, line, endLine, hint } = wire as Partial<DocumentWire>;
    const found = known.get(String(name));
    if (!found || !Number.isInteger(line)) return null;
    const { facts, rule } = found;
    const parts = [facts.title, ...(typeof hint === 'string' ? [hint] : []), facts.advice];
    return findingOf(rule, { message: parts.map(sentence).join(' '), path, start: line!, end: endLine ?? line! });
  };
}

import type { Finding, Rule, Severity } from '../../domain';
import { sentence } from '../sentence';
import type { RuffWire } from './diagnostic';
import { isTestFile } from './test-files';

/** The finding that a worker's answer stands for; null when it is none that ruff, as we configure it, can give. */
export function toFinding(rules: ReadonlyMap<string, Rule>, wire: Partial<RuffWire>, path: string): Finding | null {
  const { code, message, start, end, suggestion } = wire;
  const rule = rules.get(`ruff/${String(code)}`);
  if (!rule || typeof message !== 'string' || !isLine(start) || !isLine(end)) return null;
  return {
    rule: rule.id,
    tool: rule.tool,
    severity: severityAt(rule, path),
    category: rule.category,
    message: `${sentence(message)} ${sentence(rule.title)}`,
    path,
    lines: { start, end: Math.max(start, end) },
    ...(rule.cwe === undefined ? {} : { cwe: rule.cwe }),
    ...(rule.helpUrl === undefined ? {} : { helpUrl: rule.helpUrl }),
    ...(typeof suggestion === 'string' ? { suggestion } : {}),
  };
}

/** A weakness in a test harms nobody but whoever copies it. */
function severityAt({ severity, category }: Rule, path: string): Severity {
  return category === 'security' && isTestFile(path) ? 'info' : severity;
}

function isLine(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1;
}

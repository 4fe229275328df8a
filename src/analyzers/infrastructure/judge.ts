import type { JudgeFile } from '../sandbox';
import type { Fault } from './predicate';
import { readDeclarations } from './read-declarations';
import type { Check, InfrastructureRow } from './rule-row';

/** What the worker sends: one finding of one rule. */
export interface InfrastructureWire {
  readonly rule: string;
  readonly line: number;
  readonly hint?: string;
}

/** Judges files by the rows. A line gets one finding of a rule, however many checks agree. */
export function createJudge(rows: readonly InfrastructureRow[]): JudgeFile {
  const byType = new Map<string, { readonly row: InfrastructureRow; readonly check: Check }[]>();
  for (const row of rows) {
    for (const check of row.checks) {
      for (const type of check.types) byType.set(type, [...(byType.get(type) ?? []), { row, check }]);
    }
  }
  return async ({ path, text }) => {
    const resources = await readDeclarations(path, text);
    const found = new Map<string, InfrastructureWire>();
    for (const resource of resources) {
      for (const { row, check } of byType.get(resource.type) ?? []) {
        const fault: Fault | null = check.fault({ resource, at: resource.body, all: resources });
        if (!fault) continue;
        const wire = { rule: row.name, line: fault.line, ...(fault.hint === undefined ? {} : { hint: fault.hint }) };
        found.set(`${wire.line} ${wire.rule}`, wire);
      }
    }
    return [...found.values()].sort((a, b) => a.line - b.line);
  };
}

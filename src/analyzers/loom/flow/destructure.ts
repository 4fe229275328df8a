import type { Expression } from '../program';
import type { Run } from './run';
import { tainted, type Taint, type Value } from './value';

/** What taking something apart reads: `const { query } = request` is `request.query`. `owners` is what the whole goes by, names and types. */
export function withParts(value: Value, target: Expression, owners: readonly string[], { rules }: Run): Value {
  if (target.kind !== 'entries' || target.form !== 'map' || owners.length === 0) return value;
  const fields = new Map(value.fields ?? []);
  for (const { key, node } of target.entries) {
    if (key?.kind !== 'literal') continue;
    const taints = rules.reads.find(owners.map((owner) => `${owner}.${key.value}`)).map((group): Taint => ({
      group,
      source: node,
      steps: [],
      clean: new Set(),
      number: false,
    }));
    const known = fields.get(key.value);
    if (taints.length > 0)
      fields.set(key.value, {
        taints: tainted([...taints, ...(known?.taints ?? [])]).taints,
        fields: known?.fields ?? null,
      });
  }
  return { taints: value.taints, fields: fields.size > 0 ? fields : value.fields };
}

import { z } from 'zod';
import type { WorkerReport } from '../sandbox';
import type { OutlinedFile } from './file-index';

const arity = z.object({ required: z.int(), most: z.int().nullable() });
const line = z.int().positive();
const member = z.object({ owner: z.string().nullable(), onObject: z.boolean(), name: z.string() });

/** What the worker sends of one file: what it asks, and once what other files need to know of it. */
export const changeWire = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('question'),
    rule: z.string(),
    start: line,
    end: line,
    /** What is gone, and what still counts on it. */
    evidence: z.string(),
    /** Void where another file of the change has this word. */
    unlessNamed: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('outline'),
    changed: z.array(member.extend({ line, base: arity, head: arity })).readonly(),
    removed: z.array(z.string()).readonly(),
    lost: z.array(member.extend({ owner: z.string() })).readonly(),
    declared: z.array(z.string()).readonly(),
    home: z.string(),
    opens: z.array(z.string()).readonly(),
    calls: z.array(member.extend({ line, args: z.int() })).readonly(),
    modules: z.array(z.object({ module: z.string(), name: z.string().nullable(), line })).readonly(),
    imports: z
      .array(z.object({ name: z.string(), local: z.string(), module: z.string(), qualified: z.string(), line }))
      .readonly(),
  }),
]);

export type ChangeWire = z.infer<typeof changeWire>;
export type QuestionWire = Extract<ChangeWire, { kind: 'question' }>;

/** The outlines among what the worker sent. */
export function outlined(reports: readonly WorkerReport<ChangeWire>[]): readonly OutlinedFile[] {
  return reports.flatMap(({ path, findings }) =>
    findings.flatMap((wire) => (wire.kind === 'outline' ? [{ path, outline: wire }] : [])),
  );
}

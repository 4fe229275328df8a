import { z } from 'zod';

const diagnostic = z.object({
  message: z.string(),
  /** `plugin(rule)`; absent for what the parser says. */
  code: z.string().optional(),
  help: z.string().optional(),
  filename: z.string(),
  labels: z.array(
    z.object({
      label: z.string().optional(),
      span: z.object({ offset: z.number(), length: z.number(), line: z.number() }),
    }),
  ),
});

const report = z.object({ diagnostics: z.array(diagnostic) });

/** One thing that oxlint said. Offsets count bytes, lines count from 1. */
export type Diagnostic = z.infer<typeof diagnostic>;

/** Reads what oxlint printed; null when it is not a report. */
export function readReport(stdout: Buffer): readonly Diagnostic[] | null {
  try {
    return report.parse(JSON.parse(stdout.toString('utf8'))).diagnostics;
  } catch {
    return null;
  }
}

import { type Diff, DiffParser } from '../diff';
import type { OpenChange } from '../platform';

export async function readDiff(change: OpenChange): Promise<Diff> {
  const parser = new DiffParser();
  for await (const chunk of change.diff()) parser.push(chunk);
  return parser.end();
}

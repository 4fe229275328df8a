import type { z } from 'zod';
import { Failure } from '../../domain';
import type { Answer, CallBody } from './call';

/**
 * The answer in the house's words, or rather in the schema's.
 * @throws Failure `unavailable` when it is not what the host documents: a proxy's page, a cut answer, a changed interface
 */
export function parseAnswer<T>(answer: Answer, schema: z.ZodType<T>, where: string): T {
  const parsed = schema.safeParse(parseJson(answer.bytes));
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0];
  const place = problem && problem.path.length > 0 ? ` (${problem.path.map(String).join('.')})` : '';
  throw new Failure({
    kind: 'unavailable',
    what: `The host gave an answer that Loom does not understand${place}.`,
    where,
    next: 'If a proxy is on the way, check that it leaves answers alone; otherwise report this as a bug of Loom.',
  });
}

export function jsonBody(value: unknown): CallBody {
  return { type: 'application/json', text: JSON.stringify(value) };
}

export function formBody(fields: Readonly<Record<string, string>>): CallBody {
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}

/** Undefined for what is no JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

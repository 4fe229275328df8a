import { z } from 'zod';
import { redact } from './redact';

/** What an error answer says, whichever of the formats it came in. */
export interface ErrorBody {
  /** One line, already without secrets; empty when there was none fit to show. */
  readonly message: string;
  /** Scopes that the call needs, where the host tells. */
  readonly required: readonly string[];
  readonly granted: readonly string[];
  readonly html: boolean;
}

const MAX_MESSAGE = 300;

const scopes = z.array(z.string()).catch([]);
const apiError = z.object({
  error: z.object({
    message: z.string(),
    detail: z.unknown().optional(),
    fields: z.record(z.string(), z.unknown()).nullish().catch(null),
  }),
});
const scopeDetail = z.object({ required: scopes, granted: scopes });
const insightsError = z.object({ message: z.string() });
const tokenError = z.object({ error: z.string(), error_description: z.string().optional().catch(undefined) });

/** Reads an error answer. Never fails: hosts and proxies answer errors in any form. */
export function readErrorBody(text: string, contentType: string): ErrorBody {
  const html = /html/i.test(contentType) || /^\s*<(?:!doctype|html|h1|head|body)/i.test(text);
  const nothing = { message: '', required: [], granted: [], html };
  if (html) return nothing;
  const data = parseJson(text);
  if (data === undefined) return { ...nothing, message: oneLine(text) };
  const api = apiError.safeParse(data);
  if (api.success) {
    const { message, detail, fields } = api.data.error;
    const told = scopeDetail.safeParse(detail);
    const more = typeof detail === 'string' ? detail : fieldWords(fields ?? {});
    return {
      message: oneLine(more && more !== message ? `${message} ${more}` : message),
      required: told.success ? told.data.required : [],
      granted: told.success ? told.data.granted : [],
      html,
    };
  }
  const token = tokenError.safeParse(data);
  if (token.success) return { ...nothing, message: oneLine(token.data.error_description ?? token.data.error) };
  const insights = insightsError.safeParse(data);
  return insights.success ? { ...nothing, message: oneLine(insights.data.message) } : nothing;
}

function fieldWords(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .slice(0, 5)
    .map(
      ([name, problems]) =>
        `${name}: ${[problems]
          .flat()
          .filter((problem) => typeof problem === 'string')
          .join(' ')}`,
    )
    .join('; ');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fit for a log line and a message: no control characters, no secrets, of bounded length. */
export function oneLine(text: string): string {
  const line = redact(text)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}

import { typeError } from './check-types';
import type { ConditionError, Expression } from './model';
import { readTokens } from './read-tokens';
import { tokenize } from './tokenize';

const LONGEST = 2_000;

/** `column` counts from 1 in the text of the condition. */
export type ParsedCondition =
  | { readonly ok: true; readonly condition: Expression }
  | { readonly ok: false; readonly column: number; readonly message: string };

/** Reads a condition such as `files.any(f => f.includes('/migrations/')) && additions > 10`. Never runs anything of it. */
export function parseCondition(text: string): ParsedCondition {
  if (text.trim() === '') return failed({ at: 0, message: 'A condition must not be empty.' });
  if (text.length > LONGEST) return failed({ at: 0, message: `A condition can have at most ${LONGEST} characters.` });
  const tokens = tokenize(text);
  if ('message' in tokens) return failed(tokens);
  const condition = readTokens(tokens);
  if ('message' in condition) return failed(condition);
  const error = typeError(condition);
  return error === null ? { ok: true, condition } : failed(error);
}

function failed({ at, message }: ConditionError): ParsedCondition {
  return { ok: false, column: at + 1, message };
}

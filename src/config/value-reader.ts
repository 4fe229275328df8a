import { z } from 'zod';
import { Failure } from '../domain';
import { SERVER_VARIABLES, type ServerVariableName } from './variables';

export type Values = Readonly<Partial<Record<ServerVariableName, string>>>;

/** Reads one variable by its schema, or its default. */
export type ReadValue = <T>(name: ServerVariableName, schema: z.ZodType<T>, fallback: string | undefined) => T;

/** @returns a reader that throws Failure `invalid` naming the variable and what would be right, never the value */
export function valueReader(values: Values): ReadValue {
  return (name, schema, fallback) => {
    const result = schema.safeParse(values[name] ?? fallback);
    if (result.success) return result.data;
    throw new Failure({
      kind: 'invalid',
      what:
        values[name] === undefined
          ? `${name} is not set.`
          : `${name} cannot be used: ${result.error.issues[0]!.message}`,
      where: name,
      next: adviceFor(name),
    });
  };
}

function adviceFor(name: ServerVariableName): string {
  if (name === 'LOOM_SECRET_KEY') {
    return 'Make one with `openssl rand -hex 32` and keep it: what it sealed opens with it alone.';
  }
  return SERVER_VARIABLES[name].description;
}

export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'It must be an http or https address.' })
  .transform((text) => text.replace(/\/+$/, ''));

import { join } from 'node:path';
import { z } from 'zod';
import { CATEGORIES, type Language, SEVERITIES } from '../../domain';
import { readRuleFiles } from '../rule-files';

/** Languages of which both ends are compared. */
export const COMPARED = [
  'javascript',
  'typescript',
  'python',
  'java',
  'go',
  'csharp',
  'php',
  'ruby',
  'kotlin',
] as const satisfies readonly Language[];

/** Two versions of a file of one language, and of the other file of the change where it takes two. */
const versions = z.strictObject({ base: z.string(), head: z.string() });
const example = versions.extend({
  language: z.enum(['javascript', 'python', 'java', 'go', 'csharp', 'php', 'ruby', 'kotlin']),
  /** Named `other`, so that the first file can import it. */
  other: versions.optional(),
  /** Text of a file named `elsewhere` that the change leaves as it is. */
  elsewhere: z.string().optional(),
  /** What the change deletes, or moves. */
  gone: z
    .strictObject({
      path: z.string(),
      movedTo: z.string().nullable().default(null),
      text: z.string(),
      /** Paths of other files that are there. */
      left: z.array(z.string()).default([]),
    })
    .optional(),
});

const ruleFile = z.strictObject({
  severity: z.enum(SEVERITIES),
  category: z.enum(CATEGORIES),
  cwe: z
    .string()
    .regex(/^CWE-\d+$/)
    .optional(),
  precision: z.enum(['high', 'medium', 'low']),
  /** Where it looks; by default wherever both ends are compared. */
  languages: z.array(z.enum(COMPARED)).default([...COMPARED]),
  title: z.string(),
  message: z.string(),
  help: z.url(),
  /** Each must be found. */
  bad: z.array(example).min(3),
  /** None may be found. */
  ok: z.array(example).min(3),
});

export type ChangeRule = z.infer<typeof ruleFile>;
export type ChangeExample = z.infer<typeof example>;

/** The data of the rules lies beside the code, a file for each. */
const FOLDER = join(__dirname, 'rules');

/** Every rule by its name without `change/`. Throws on a file that is not of the form. */
export function loadRules(): ReadonlyMap<string, ChangeRule> {
  return new Map([...readRuleFiles(FOLDER)].map(([file, data]) => [file.replace(/\.yaml$/, ''), read(file, data)]));
}

function read(file: string, data: unknown): ChangeRule {
  const result = ruleFile.safeParse(data);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`change/rules/${file}: ${wrong.join('; ')}`);
}

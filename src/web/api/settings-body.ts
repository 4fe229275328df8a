import { z } from 'zod';
import { Failure, type Settings, SEVERITIES } from '../../domain';
import { globProblem, nearestKey } from '../../rules-file';

const MOST_GLOBS = 100;

const SETTINGS = z.strictObject({
  enabled: z.boolean().optional(),
  drafts: z.boolean().optional(),
  inlineComments: z.boolean().optional(),
  summary: z.boolean().optional(),
  insights: z.boolean().optional(),
  buildStatus: z.boolean().optional(),
  tasks: z.enum(['blockers', 'none']).optional(),
  reviewAction: z.enum(['comment', 'approve', 'request_changes']).optional(),
  gateFailOn: z.enum(['blocker', 'warning', 'none']).optional(),
  minSeverity: z.enum(SEVERITIES).optional(),
  ignorePaths: z.array(z.string()).max(MOST_GLOBS).optional(),
});
const BODY = z.strictObject({ settings: z.record(z.string(), z.unknown()) });
const KEYS = Object.keys(SETTINGS.shape);

/**
 * Settings as a page sends them. A key that is absent is inherited.
 * @throws Failure `invalid` that names the key
 */
export function readSettings(body: unknown): Settings {
  const outer = BODY.safeParse(body);
  if (!outer.success) throw invalid('The body is not `{"settings": {…}}`.', 'Send the settings again.');
  const unknown = Object.keys(outer.data.settings).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw unknownKey(unknown);
  const parsed = SETTINGS.safeParse(outer.data.settings);
  if (!parsed.success) throw badValue(parsed.error);
  const ignorePaths = parsed.data.ignorePaths?.map((glob) => glob.trim());
  for (const glob of ignorePaths ?? []) {
    const problem = globProblem(glob);
    if (problem !== null) throw invalid(`ignorePaths: \`${glob.slice(0, 60)}\`: ${problem}`, 'Correct this path.');
  }
  return withoutAbsent({ ...parsed.data, ignorePaths });
}

function unknownKey(key: string): Failure {
  const near = nearestKey(key, KEYS);
  const shown = key.slice(0, 60);
  return invalid(
    `\`${shown}\` is not a setting.`,
    near === null ? `Settings are ${KEYS.map((name) => `\`${name}\``).join(', ')}.` : `Did you mean \`${near}\`?`,
  );
}

function badValue(error: z.ZodError): Failure {
  const issue = error.issues[0];
  return invalid(`${issue?.path.join('.') ?? 'settings'}: ${issue?.message ?? 'not valid'}.`, 'Choose another value.');
}

/** Inherited keys are left out rather than set to nothing. */
function withoutAbsent(values: { readonly [Key in keyof Settings]: Settings[Key] | undefined }): Settings {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function invalid(what: string, next: string): Failure {
  return new Failure({ kind: 'invalid', what, next });
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const mark = z.object({ line: z.int(), rule: z.string(), kind: z.enum(['security', 'quality']) });

const lineItem = z.object({
  id: z.string(),
  source: z.string(),
  lang: z.string(),
  path: z.string(),
  content: z.string(),
  labels: z.array(mark),
  /** Lines that must not be flagged. */
  ok: z.array(z.int()),
  file_bad: z.boolean().optional(),
});

const changedFile = z.object({
  path: z.string(),
  patch: z.string(),
  head: z.string(),
  /** Lines of the head that the patch added. */
  added: z.array(z.int()),
  /** Those of them that bring a bug back. */
  labels: z.array(z.int()),
});

const pullRequestItem = z.object({
  id: z.string(),
  kind: z.enum(['bug-reintroduced', 'neutral']),
  files: z.array(changedFile),
});

const secretTemplate = z.object({ id: z.string(), expect: z.boolean(), kind: z.string(), template: z.string() });

export type Mark = z.infer<typeof mark>;
export type LineItem = z.infer<typeof lineItem>;
export type PullRequestItem = z.infer<typeof pullRequestItem>;
export type SecretTemplate = z.infer<typeof secretTemplate>;

/** Every labelled file of the set. */
export function readLineItems(folder: string): readonly LineItem[] {
  const lines = join(folder, 'lines');
  return readdirSync(lines)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readJsonLines(join(lines, name), lineItem));
}

/** Subject and commit stay behind: they give the answer away. */
export function readPullRequests(folder: string): readonly PullRequestItem[] {
  return readJsonLines(join(folder, 'prs', 'real-prs.jsonl'), pullRequestItem);
}

export function readSecretTemplates(folder: string): readonly SecretTemplate[] {
  return readJsonLines(join(folder, 'secrets', 'templates.jsonl'), secretTemplate);
}

function readJsonLines<Item>(file: string, schema: z.ZodType<Item>): readonly Item[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const parsed = schema.safeParse(JSON.parse(line));
    if (parsed.success) return [parsed.data];
    throw new Error(`${basename(file)}:${index + 1} is no item of this bench: ${z.prettifyError(parsed.error)}`);
  });
}

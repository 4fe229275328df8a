import { z } from 'zod';
import { type RepositoryRef, type Settings, SEVERITIES } from '../../domain';
import type { SettingsStore } from '../port';
import { json } from './columns';
import type { Database } from './database';
import { readOne, repositoryKey, upsert } from './read';

// Keys that an older or newer version knows are dropped, so that going back a version is no trouble.
const settingsSchema = z.object({
  enabled: z.boolean().exactOptional(),
  drafts: z.boolean().exactOptional(),
  inlineComments: z.boolean().exactOptional(),
  summary: z.boolean().exactOptional(),
  insights: z.boolean().exactOptional(),
  buildStatus: z.boolean().exactOptional(),
  tasks: z.enum(['blockers', 'none']).exactOptional(),
  reviewAction: z.enum(['comment', 'approve', 'request_changes']).exactOptional(),
  gateFailOn: z.enum(['blocker', 'warning', 'none']).exactOptional(),
  minSeverity: z.enum(SEVERITIES).exactOptional(),
  ignorePaths: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<Settings>;

const settingsRow = z.object({ settings: json(settingsSchema) });
const secretsRow = z.object({ current_secret: z.string().nullable(), previous_secret: z.string().nullable() });

const context = (ref: RepositoryRef, which: 'current' | 'previous'): string =>
  `webhook:${JSON.stringify([ref.tenant, ref.repository])}:${which}`;

export function settingsStore(database: Database, clock: () => number): SettingsStore {
  const { sealer, tables, write } = database;
  return {
    workspace: async (tenant) => (await readOne(tables.workspaceSettings, settingsRow, { tenant }))?.settings ?? {},
    setWorkspace: (tenant, settings, by) =>
      write(() => upsert(tables.workspaceSettings, { tenant, ...changed(settings, by, clock()) })),
    repository: async (ref) =>
      (await readOne(tables.repositorySettings, settingsRow, repositoryKey(ref)))?.settings ?? {},
    setRepository: (ref, settings, by) =>
      write(() => upsert(tables.repositorySettings, { ...repositoryKey(ref), ...changed(settings, by, clock()) })),
    webhookSecrets: async (ref) => {
      const row = await readOne(tables.webhookSecrets, secretsRow, repositoryKey(ref));
      return {
        current: sealer.open(context(ref, 'current'), row?.current_secret ?? null),
        previous: sealer.open(context(ref, 'previous'), row?.previous_secret ?? null),
      };
    },
    rotateWebhookSecret: (ref, secret) =>
      database.transaction(async (transaction) => {
        const options = { transaction, lock: true };
        const row = await readOne(tables.webhookSecrets, secretsRow, repositoryKey(ref), options);
        const previous = sealer.open(context(ref, 'current'), row?.current_secret ?? null);
        const columns = {
          ...repositoryKey(ref),
          current_secret: sealer.seal(context(ref, 'current'), secret),
          previous_secret: sealer.seal(context(ref, 'previous'), previous),
          changed_at: clock(),
        };
        await upsert(tables.webhookSecrets, columns, transaction);
      }),
  };
}

function changed(
  settings: Settings,
  by: string,
  at: number,
): { readonly settings: string; readonly changed_by: string; readonly changed_at: number } {
  return { settings: JSON.stringify(settings), changed_by: by, changed_at: at };
}

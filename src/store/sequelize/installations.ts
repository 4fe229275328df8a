import { randomUUID } from 'node:crypto';
import { UniqueConstraintError } from 'sequelize';
import { z } from 'zod';
import { Failure, type Installation } from '../../domain';
import type { InstallationSecrets, InstallationStore } from '../port';
import { bigint } from './columns';
import type { Database } from './database';
import { readAll, readOne } from './read';
import type { Row } from './tables';

const installationSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['cloud-connect', 'cloud-token', 'data-center']),
    client_key: z.string().nullable(),
    workspace: z.string().nullable(),
    workspace_name: z.string().nullable(),
    state: z.enum(['pending', 'active', 'uninstalled']),
    account: z.string().nullable(),
  })
  .transform((row): Installation => ({
    id: row.id,
    kind: row.kind,
    clientKey: row.client_key,
    workspace: row.workspace,
    workspaceName: row.workspace_name,
    state: row.state,
    account: row.account,
  }));

const secretsSchema = z.object({
  shared_secret: z.string().nullable(),
  previous_secret: z.string().nullable(),
  previous_until: bigint.nullable(),
});

const sharedContext = (id: string): string => `installation:${id}:sharedSecret`;
const previousContext = (id: string): string => `installation:${id}:previousSecret`;

export function installationStore(database: Database, clock: () => number): InstallationStore {
  const { sealer, tables, write } = database;
  const table = tables.installations;
  return {
    byId: (id) => readOne(table, installationSchema, { id }),
    byClientKey: (clientKey) => readOne(table, installationSchema, { client_key: clientKey }),
    list: () => readAll(table, installationSchema, {}, { order: ['created_at', 'id'] }),
    secretsOf: async (id): Promise<InstallationSecrets | null> => {
      const row = await readOne(table, secretsSchema, { id });
      if (row?.shared_secret == null) return null;
      return {
        sharedSecret: sealer.open(sharedContext(id), row.shared_secret),
        previousSecret: sealer.open(previousContext(id), row.previous_secret),
        previousUntil: row.previous_until,
      };
    },
    add: async (input, sharedSecret) => {
      const installation: Installation = { id: randomUUID(), ...input, account: null };
      const row = {
        id: installation.id,
        kind: input.kind,
        client_key: input.clientKey,
        workspace: input.workspace,
        workspace_name: input.workspaceName,
        state: input.state,
        account: null,
        shared_secret: sealer.seal(sharedContext(installation.id), sharedSecret),
        created_at: clock(),
      };
      await write(() => table.create(row, { returning: false })).catch((error: unknown) => {
        throw error instanceof UniqueConstraintError ? known() : error;
      });
      return installation;
    },
    update: async (id, change) => {
      let changed = 0;
      await write(async () => ([changed] = await table.update(columnsOf(change), { where: { id } })));
      if (changed === 0) throw gone(id);
    },
    replaceSecret: (id, sharedSecret, previousUntil) =>
      database.transaction(async (transaction) => {
        const row = await readOne(table, secretsSchema, { id }, { transaction, lock: true });
        if (!row) throw gone(id);
        const previous = sealer.open(sharedContext(id), row.shared_secret);
        const columns = {
          shared_secret: sealer.seal(sharedContext(id), sharedSecret),
          previous_secret: sealer.seal(previousContext(id), previous),
          previous_until: previous === null ? null : previousUntil,
        };
        await table.update(columns, { where: { id }, transaction });
      }),
    discard: (id) => write(() => table.destroy({ where: { id, state: 'pending' } })),
  };
}

function columnsOf(change: Parameters<InstallationStore['update']>[1]): Row {
  return {
    ...(change.workspace !== undefined && { workspace: change.workspace }),
    ...(change.workspaceName !== undefined && { workspace_name: change.workspaceName }),
    ...(change.state !== undefined && { state: change.state }),
    ...(change.account !== undefined && { account: change.account }),
  };
}

function known(): Failure {
  return new Failure({
    kind: 'conflict',
    what: 'This client key is installed already.',
    next: 'Sign the installation with the stored secret.',
  });
}

function gone(id: string): Failure {
  return new Failure({
    kind: 'gone',
    what: 'There is no such installation.',
    where: id,
    next: 'Install the app again.',
  });
}

import { z } from 'zod';
import type { PersonStore } from '../port';
import { bigint } from './columns';
import type { Database } from './database';
import { readOne, upsert } from './read';

const tokensRow = z.object({ access_token: z.string(), refresh_token: z.string(), expires_at: bigint });

const context = (account: string, which: 'accessToken' | 'refreshToken'): string => `person:${account}:${which}`;

export function personStore({ sealer, tables, write }: Database): PersonStore {
  return {
    tokens: async (account) => {
      const row = await readOne(tables.people, tokensRow, { account });
      if (!row) return null;
      return {
        accessToken: sealer.open(context(account, 'accessToken'), row.access_token),
        refreshToken: sealer.open(context(account, 'refreshToken'), row.refresh_token),
        expiresAt: row.expires_at,
      };
    },
    saveTokens: (account, displayName, tokens) =>
      write(() =>
        upsert(tables.people, {
          account,
          display_name: displayName,
          access_token: sealer.seal(context(account, 'accessToken'), tokens.accessToken),
          refresh_token: sealer.seal(context(account, 'refreshToken'), tokens.refreshToken),
          expires_at: tokens.expiresAt,
        }),
      ),
    forget: (account) => write(() => tables.people.destroy({ where: { account } })),
  };
}

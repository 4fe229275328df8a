import { z } from 'zod';
import { type Account, Failure } from '../../domain';
import type { CallOptions } from '../host';
import type { DataCenterApi } from './api';
import { toAccount } from './convert';
import { accountSchema, type WireAccount } from './schemas';

/** Who the credentials act as: every answer names the user, a list of users tells the rest. */
export interface Self {
  account(options: CallOptions): Promise<Account | null>;
  /** The name for paths; null for tokens of projects and repositories, which have no user that can be looked up. */
  slug(options: CallOptions): Promise<string | null>;
}

export function createSelf(api: DataCenterApi): Self {
  let known: WireAccount | null = null;

  async function look(options: CallOptions): Promise<WireAccount | null> {
    if (known) return known;
    if (api.userName() === null) await api.get('api/latest/projects', z.object({}), options, { limit: '1' });
    const name = api.userName();
    if (name === null) return null;
    known = await findUser(api, name, options);
    return known;
  }

  return {
    account: async (options) => toAccount(await look(options)),
    slug: async (options) => (await look(options))?.slug ?? null,
  };
}

/** The user of exactly this name. The filter finds it in the middle of other names, too. */
export async function findUser(api: DataCenterApi, name: string, options: CallOptions): Promise<WireAccount | null> {
  try {
    for await (const page of api.pages('api/latest/users', accountSchema, options, { filter: name, limit: '100' })) {
      const found = page.find((user) => user.name === name);
      if (found) return found;
    }
    return null;
  } catch (error) {
    // Tokens without a person behind them may not ask.
    if (error instanceof Failure && error.kind === 'forbidden') return null;
    throw error;
  }
}

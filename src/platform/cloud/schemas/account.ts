import { z } from 'zod';

const text = z.string().nullish();

/** A person, an app or a workspace. People have no user names. */
export const accountSchema = z.object({
  type: text,
  uuid: text,
  account_id: text,
  nickname: text,
  display_name: text,
  username: text,
});
export type WireAccount = z.infer<typeof accountSchema>;

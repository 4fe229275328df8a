import type { Account } from '../../../domain';
import type { WireAccount } from '../schemas';

/** Null for an account without an id, as deleted and anonymous ones are. */
export function toAccount(wire: WireAccount | null | undefined): Account | null {
  const id = wire?.uuid ?? wire?.account_id;
  if (!wire || !id) return null;
  const names = [wire.nickname, wire.account_id, wire.username].filter(
    (name) => typeof name === 'string' && name !== '',
  );
  return {
    id,
    displayName: wire.display_name ?? wire.nickname ?? 'Someone',
    names: [...new Set(names)] as string[],
    kind: wire.type === 'user' ? 'person' : 'app',
  };
}

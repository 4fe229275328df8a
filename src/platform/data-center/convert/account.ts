import type { Account } from '../../../domain';
import type { WireAccount } from '../schemas';

/** Null for an account without an id. */
export function toAccount(wire: WireAccount | null | undefined): Account | null {
  const id = accountId(wire);
  if (!wire || id === null) return null;
  const names = [wire.name, wire.slug].filter((name) => typeof name === 'string' && name !== '');
  return {
    id,
    displayName: wire.displayName ?? wire.name ?? 'Someone',
    names: [...new Set(names)] as string[],
    kind: wire.type === 'SERVICE' ? 'app' : 'person',
  };
}

/** Names change, numbers do not. */
export function accountId(wire: WireAccount | null | undefined): string | null {
  return wire?.id == null ? null : String(wire.id);
}

/* eslint-disable @typescript-eslint/require-await -- the ports promise; memory answers at once */
import { type Failure } from '../../domain';
import type { HostRegistry, Permission, PullRequestHost } from '../../platform';

export interface FakeHosts extends HostRegistry {
  /** What the installation's credential tells, by account. */
  readonly permissions: Map<string, Permission | 'unknown'>;
  readonly admins: Map<string, boolean | 'unknown'>;
  /** Questions asked so far. */
  asked: number;
  outage: Failure | null;
}

/** A host that tells permissions and does nothing else. */
export function fakeHosts(): FakeHosts {
  const fake: FakeHosts = {
    permissions: new Map(),
    admins: new Map(),
    asked: 0,
    outage: null,
    hostOf: async () => host,
    close: async () => undefined,
  };
  const answer = async <Value>(value: Value): Promise<Value> => {
    fake.asked += 1;
    if (fake.outage !== null) throw fake.outage;
    return value;
  };
  const host = {
    permissionOf: (_repository: unknown, account: string) => answer(fake.permissions.get(account) ?? 'unknown'),
    repository: () => answer({ id: '', fullName: 'acme/asked', url: '', workspace: null }),
    isWorkspaceAdmin: (_workspace: unknown, account: string) => answer(fake.admins.get(account) ?? 'unknown'),
  } as unknown as PullRequestHost;
  return fake;
}

import type { ServerConfig } from '../config';
import type { InstallationStore } from '../store';

/** The tenant of the configured credential, made when it is used for the first time; null when none is configured. */
export async function tokenTenant(
  { bitbucket }: ServerConfig,
  installations: InstallationStore,
): Promise<string | null> {
  if (bitbucket.credential === null) return null;
  const known = (await installations.list()).find(({ kind }) => kind === 'cloud-token');
  if (known) return known.id;
  const input = {
    kind: 'cloud-token',
    clientKey: null,
    workspace: null,
    workspaceName: null,
    state: 'active',
  } as const;
  return (await installations.add(input, null)).id;
}

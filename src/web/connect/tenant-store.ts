import type { ClientInfo, StoreAdapter } from 'atlassian-connect-express';
import { Failure } from '../../domain';
import type { InstallationStore } from '../../store';
import type { Approvals } from './approvals';

/** Deliveries signed with the secret before a change may still be on their way for so long. */
const GRACE_MS = 10 * 60 * 1000;

export interface TenantStoreOptions {
  readonly installations: InstallationStore;
  readonly approvals: Approvals;
  readonly appKey: string;
  readonly webUrl: string;
  readonly clock: () => number;
}

/** What the Connect library reads of a tenant. */
type Tenant = Pick<ClientInfo, 'key' | 'clientKey' | 'sharedSecret' | 'baseUrl' | 'productType'>;

/**
 * The Connect library's tenant store, over Loom's own. It shows tenants that count (installed, or once installed), and writes what the
 * guard approved and nothing else.
 */
export function tenantStore(options: TenantStoreOptions): StoreAdapter {
  const { installations, approvals } = options;

  async function tenant(clientKey: string): Promise<Tenant | null> {
    const installation = await installations.byClientKey(clientKey);
    // A pending row is a claim that is being proved: for the library there is no tenant yet.
    if (installation === null || installation.state === 'pending') return null;
    const secrets = await installations.secretsOf(installation.id);
    if (secrets === null) return null;
    const { appKey: key, webUrl: baseUrl } = options;
    return { key, clientKey, sharedSecret: secrets.sharedSecret, baseUrl, productType: 'bitbucket' };
  }

  async function save(body: ClientInfo): Promise<ClientInfo> {
    const approval = approvals.take(body);
    if (approval === null || approval.kind === 'uninstall') throw notApproved();
    if (approval.kind === 'first-install') {
      const { workspace, workspaceName } = approval;
      await installations.update(approval.installation, { state: 'active', workspace, workspaceName });
      return body;
    }
    const secrets = await installations.secretsOf(approval.installation);
    // The same secret again must not become its own predecessor.
    if (secrets?.sharedSecret !== body.sharedSecret) {
      await installations.replaceSecret(approval.installation, body.sharedSecret, options.clock() + GRACE_MS);
    }
    const name = approval.workspaceName === null ? {} : { workspaceName: approval.workspaceName };
    await installations.update(approval.installation, { state: 'active', ...name });
    return body;
  }

  return {
    get: async <T>(key: string, clientKey: string) => (key === 'clientInfo' ? await tenant(clientKey) : null) as T,
    saveInstallation: save,
    set: () => Promise.reject(notKept()),
    del: () => Promise.reject(notKept()),
    getAllClientInfos: () => Promise.reject(notKept()),
    getClientSettingsForForgeInstallation: () => Promise.resolve(null),
    deleteAssociation: () => Promise.resolve(),
    forForgeInstallation: () => ({
      get: () => Promise.reject(notKept()),
      set: () => Promise.reject(notKept()),
      del: () => Promise.reject(notKept()),
    }),
  };
}

function notApproved(): Failure {
  return new Failure({
    kind: 'forbidden',
    what: 'An installation reached the store without passing the guard.',
    next: 'Report this; it is a mistake in Loom.',
  });
}

function notKept(): Failure {
  return new Failure({
    kind: 'bug',
    what: 'The Connect library asked for something that Loom keeps elsewhere.',
    next: 'Report this; it is a mistake in Loom.',
  });
}

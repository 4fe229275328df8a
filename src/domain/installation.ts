/** How Loom reaches a workspace. Only `src/platform` may ask which kind it is. */
export type InstallationKind = 'cloud-connect' | 'cloud-token' | 'data-center';

/** One tenant: a workspace that installed the app, or a connection that the operator configured. */
export interface Installation {
  /** Tenant id: ours, opaque. */
  readonly id: string;
  readonly kind: InstallationKind;
  /** The host's key of the installation (Connect: `clientKey`); null for a configured connection. */
  readonly clientKey: string | null;
  /** The host's stable id of the workspace; null when it is not known yet, or spans several. */
  readonly workspace: string | null;
  readonly workspaceName: string | null;
  readonly state: 'pending' | 'active' | 'uninstalled';
  /** The account Loom writes as, learnt from the first thing it wrote; null before. */
  readonly account: string | null;
}

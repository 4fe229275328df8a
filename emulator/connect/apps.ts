import { randomBytes } from 'node:crypto';
import { accountJson } from '../rest/representation';
import type { Account, Installation, Workspace, World } from '../world';
import { type Descriptor, parseDescriptor, scopesOf } from './descriptor';
import { fetchDescriptor } from './fetch-descriptor';
import { descriptorOf } from './installed-descriptor';
import { callLifecycle, type LifecycleEvent } from './lifecycle';

export interface InstallRequest {
  /** Address of the app's `atlassian-connect.json`. */
  readonly descriptorUrl: string;
  readonly workspace: Workspace;
  /** Who clicks. */
  readonly user: Account;
  /**
   * A registered app has one secret for all of its installations and a client key that can be guessed; one installed from its
   * address has a secret and a numbered client key of its own. `registered` when it is left out.
   */
  readonly form?: 'registered' | 'classic';
}

/** Apps that are installed in workspaces, and their life. */
export interface ConnectApps {
  /** Installs or re-installs. Throws `DescriptorError` or `LifecycleError`, and changes nothing then. */
  install(request: InstallRequest): Promise<Installation>;
  /** Reads the descriptor again and tells the app, signed with the secret that it knows. */
  update(clientKey: string): Promise<Installation>;
  /** Gives the installation a new secret; the call that brings it is signed with the old one. */
  rotateSecret(clientKey: string): Promise<Installation>;
  /** The app is gone whatever it answers; `LifecycleError` says when it did not take the news. */
  uninstall(clientKey: string): Promise<void>;
  /** Where a registered app's descriptor is, by the app's key. */
  descriptorUrlOf(appKey: string): string | null;
}

interface Known {
  readonly descriptorUrl: string;
  readonly user: Account;
}

export function createConnectApps(world: World): ConnectApps {
  const installedFrom = new Map<string, Known>();
  const appSecrets = new Map<string, string>();
  let connections = 0;

  function clientKeyFor(descriptor: Descriptor, { workspace, form = 'registered' }: InstallRequest): string {
    if (form === 'registered') return `ari:cloud:bitbucket::app/${workspace.uuid}/${descriptor.key}`;
    const before = [...world.installations.values()].find(
      (known) => known.appKey === descriptor.key && known.workspace === workspace && known.clientKey.startsWith('conn'),
    );
    return before?.clientKey ?? `connection:${++connections}`;
  }

  function secretFor(descriptor: Descriptor, form: InstallRequest['form']): string {
    if (form === 'classic') return newSecret();
    const secret = appSecrets.get(descriptor.key) ?? newSecret();
    appSecrets.set(descriptor.key, secret);
    return secret;
  }

  /** The installation must be known before the app hears of it: the app proves the secret while it answers. */
  async function place(
    document: Readonly<Record<string, unknown>>,
    clientKey: string,
    workspace: Workspace,
    known: Known,
    sharedSecret: string,
  ): Promise<Installation> {
    const descriptor = parseDescriptor(document);
    const before = world.installations.get(clientKey);
    const installation = world.putInstallation({
      clientKey,
      appKey: descriptor.key,
      appName: descriptor.name,
      workspace,
      sharedSecret,
      scopes: scopesOf(descriptor),
      descriptor: document,
    });
    try {
      await tell('installed', installation, descriptor, known.user, before?.sharedSecret ?? null);
    } catch (error) {
      if (before === undefined) world.installations.delete(clientKey);
      else world.installations.set(clientKey, before);
      throw error;
    }
    installedFrom.set(clientKey, known);
    return installation;
  }

  async function tell(
    event: LifecycleEvent,
    installation: Installation,
    descriptor: Descriptor,
    user: Account,
    knownSecret: string | null,
  ): Promise<void> {
    const body = lifecycleBody(world, event, installation, user);
    const now = world.now() / 1000;
    await callLifecycle({ event, descriptor, body, clientKey: installation.clientKey, knownSecret, now });
  }

  function installed(clientKey: string): { readonly installation: Installation; readonly known: Known } {
    const installation = world.installations.get(clientKey);
    const known = installedFrom.get(clientKey);
    if (installation === undefined || known === undefined) throw new Error(`Nothing is installed as ${clientKey}.`);
    return { installation, known };
  }

  return {
    async install(request) {
      const { descriptorUrl, user, workspace } = request;
      const document = await fetchDescriptor(descriptorUrl);
      const descriptor = parseDescriptor(document);
      const secret = secretFor(descriptor, request.form);
      return place(document, clientKeyFor(descriptor, request), workspace, { descriptorUrl, user }, secret);
    },
    async update(clientKey) {
      const { installation, known } = installed(clientKey);
      const document = await fetchDescriptor(known.descriptorUrl);
      return place(document, clientKey, installation.workspace, known, installation.sharedSecret);
    },
    async rotateSecret(clientKey) {
      const { installation, known } = installed(clientKey);
      return place(installation.descriptor, clientKey, installation.workspace, known, newSecret());
    },
    async uninstall(clientKey) {
      const { installation, known } = installed(clientKey);
      // The row stays: a later install is signed with the secret of this one.
      installation.active = false;
      const descriptor = descriptorOf(installation);
      await tell('uninstalled', installation, descriptor, known.user, installation.sharedSecret);
    },
    descriptorUrlOf(appKey) {
      const found = [...world.installations.values()].find((installation) => installation.appKey === appKey);
      return found === undefined ? null : (installedFrom.get(found.clientKey)?.descriptorUrl ?? null);
    },
  };
}

function lifecycleBody(
  world: World,
  event: LifecycleEvent,
  { appKey, clientKey, sharedSecret, workspace, account }: Installation,
  user: Account,
): Readonly<Record<string, unknown>> {
  return {
    key: appKey,
    eventType: event,
    productType: 'bitbucket',
    baseUrl: world.addresses.web,
    baseApiUrl: world.addresses.api,
    publicKey: '',
    clientKey,
    ...(event === 'installed' ? { sharedSecret } : {}),
    principal: accountJson(world.addresses, workspace.account),
    user: accountJson(world.addresses, user),
    consumer: { key: account.uuid.slice(1, -1), name: account.displayName },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

import { DEFAULT_SETTINGS, effectiveSettings } from '../../domain';
import type { PageSession } from '../session';
import type { ApiContext } from './api-context';
import type { SettingsView } from './contract';
import { repositoryName } from './repository-name';
import { repositoryOf } from './session-guard';
import type { SettingsAccess } from './settings-access';

type Visible = Exclude<SettingsAccess, 'hidden'>;

/** The repository's settings, with what they inherit beside them. */
export async function repositorySettingsView(
  context: ApiContext,
  session: PageSession,
  access: Visible,
): Promise<SettingsView> {
  const { store, signInFor, webhookAddress } = context;
  const ref = repositoryOf(session);
  const [settings, workspace, name, secrets] = await Promise.all([
    store.settings.repository(ref),
    store.settings.workspace(ref.tenant),
    repositoryName(context, ref),
    store.settings.webhookSecrets(ref),
  ]);
  return {
    scope: 'repository',
    subject: name ?? 'this repository',
    settings,
    inherited: effectiveSettings(workspace),
    inheritedFrom: Object.keys(workspace).length > 0 ? 'workspace' : 'default',
    access,
    signIn: access === 'sign_in' ? signInFor(session.tenant) : null,
    webhook: { url: webhookAddress(ref), secretSet: secrets.current !== null },
  };
}

/** The workspace's settings; beneath them are only the built-in ones. */
export async function workspaceSettingsView(
  { store, signInFor }: ApiContext,
  session: PageSession,
  access: Visible,
): Promise<SettingsView> {
  const [settings, installation] = await Promise.all([
    store.settings.workspace(session.tenant),
    store.installations.byId(session.tenant),
  ]);
  return {
    scope: 'workspace',
    subject: installation?.workspaceName ?? 'this workspace',
    settings,
    inherited: DEFAULT_SETTINGS,
    inheritedFrom: 'default',
    access,
    signIn: access === 'sign_in' ? signInFor(session.tenant) : null,
    webhook: null,
  };
}

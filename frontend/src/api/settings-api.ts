import type { SettingsValues, SettingsView, WebhookSecretView } from '../../../src/web/api/contract';
import type { Session } from './session';
import { bodyOf } from './transport';

/** What a settings page asks of the server. Failures are thrown as `Problem`. */
export interface SettingsApi {
  read(): Promise<SettingsView>;
  save(settings: SettingsValues): Promise<SettingsView>;
  newWebhookSecret(): Promise<WebhookSecretView>;
}

export function settingsApi(session: Session, scope: SettingsView['scope']): SettingsApi {
  const path = `/api/settings/${scope}`;
  return {
    read: async () => bodyOf(await session.send({ method: 'GET', path })) as SettingsView,
    save: async (settings) => bodyOf(await session.send({ method: 'PUT', path, body: { settings } })) as SettingsView,
    newWebhookSecret: async () =>
      bodyOf(await session.send({ method: 'POST', path: `${path}/webhook-secret`, body: {} })) as WebhookSecretView,
  };
}

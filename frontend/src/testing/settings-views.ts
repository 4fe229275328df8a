import type { SettingsView } from '../../../src/web/api/contract';

export function settingsView(over: Partial<SettingsView> = {}): SettingsView {
  return {
    scope: 'repository',
    subject: 'acme/shop',
    settings: { drafts: true, gateFailOn: 'warning' },
    inherited: {
      enabled: true,
      drafts: false,
      inlineComments: true,
      summary: true,
      insights: true,
      buildStatus: true,
      tasks: 'none',
      reviewAction: 'comment',
      gateFailOn: 'blocker',
      minSeverity: 'info',
      ignorePaths: ['vendor/**', '**/*.min.js'],
    },
    inheritedFrom: 'workspace',
    access: 'edit',
    signIn: null,
    webhook: { url: 'https://loom.example.com/api/webhooks/bitbucket', secretSet: false },
    ...over,
  };
}

/** One view per state that a settings page can be in. */
export const SETTINGS_VIEWS = {
  edit: settingsView(),
  read: settingsView({ access: 'read' }),
  'sign-in': settingsView({ access: 'sign_in', signIn: 'https://loom.example.com/api/auth/sign-in' }),
  workspace: settingsView({
    scope: 'workspace',
    subject: 'acme',
    settings: { ignorePaths: ['docs/**'] },
    inheritedFrom: 'default',
    webhook: null,
  }),
} as const satisfies Readonly<Record<string, SettingsView>>;

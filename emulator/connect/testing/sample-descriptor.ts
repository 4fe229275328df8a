interface SamplePage {
  readonly key: string;
  readonly name: { readonly value: string };
  readonly url: string;
}

interface SampleDescriptor {
  readonly scopes: readonly string[];
  readonly modules: Readonly<Record<string, unknown>> & { readonly configurePage: SamplePage };
  readonly [key: string]: unknown;
}

/** A complete descriptor of an app at an address. */
export function sampleDescriptor(baseUrl: string): SampleDescriptor {
  return {
    key: 'sample-app',
    name: 'Sample app',
    description: 'An app to try the host with.',
    vendor: { name: 'Sample', url: 'https://sample.example' },
    baseUrl,
    authentication: { type: 'jwt' },
    lifecycle: { installed: '/installed', uninstalled: '/uninstalled' },
    contexts: ['account'],
    scopes: ['account', 'repository', 'pullrequest'],
    modules: {
      webhooks: [
        { event: 'pullrequest:created', url: '/webhooks' },
        { event: 'pullrequest:comment_created', url: '/webhooks' },
      ],
      webPanels: [
        {
          key: 'sample-panel',
          name: { value: 'Sample panel' },
          location: 'org.bitbucket.pullrequest.overview.informationPanel',
          url: '/panel?repo={repository.uuid}&pr={pullrequest.id}&user={user.uuid}',
          conditions: [{ condition: 'has_permission', params: { permission: 'read' } }],
        },
      ],
      adminPages: [
        {
          key: 'sample-settings',
          name: { value: 'Sample settings' },
          location: 'org.bitbucket.repository.admin',
          url: '/settings?repo={repository.uuid}&user={user.uuid}',
          conditions: [{ condition: 'has_permission', params: { permission: 'admin' } }],
        },
      ],
      configurePage: {
        key: 'sample-configure',
        name: { value: 'Sample configuration' },
        url: '/configure?ws={workspace.uuid}&user={user.uuid}',
      },
    },
  };
}

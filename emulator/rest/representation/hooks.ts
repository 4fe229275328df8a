import type { Hook, Repository, Workspace } from '../../world/model';
import { links, repositoryApi, type Addresses } from './links';
import { workspaceJson } from './people';
import { briefRepositoryJson } from './repositories';
import { timestamp } from './timestamp';

/** A hook as the API shows it. Its secret never comes back. */
export function hookJson(addresses: Addresses, subject: Repository | Workspace, hook: Hook): Record<string, unknown> {
  const isRepository = 'folder' in subject;
  const home = isRepository ? repositoryApi(addresses, subject) : `${addresses.api}/2.0/workspaces/${subject.slug}`;
  return {
    type: 'webhook_subscription',
    uuid: hook.uuid,
    url: hook.url,
    description: hook.description,
    active: hook.active,
    events: hook.events,
    secret_set: hook.secret !== null,
    subject_type: isRepository ? 'repository' : 'workspace',
    subject: isRepository ? briefRepositoryJson(addresses, subject) : workspaceJson(addresses, subject),
    created_at: timestamp(hook.createdOn),
    read_only: null,
    history_enabled: false,
    links: links({ self: `${home}/hooks/${encodeURIComponent(hook.uuid)}` }),
  };
}

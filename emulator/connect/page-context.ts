import { accountJson, pullRequestJson, repositoryJson, workspaceJson } from '../rest/representation';
import type { Account, Installation, PullRequest, Repository, Workspace, World } from '../world';
import type { PageContext } from './address';
import type { Viewer } from './conditions';
import { withImplied } from './scopes';

/** The page that a module is shown on. */
export interface ShownOn {
  readonly workspace: Workspace;
  readonly repository?: Repository;
  readonly pullRequest?: PullRequest;
  /** Null for somebody who is not signed in. */
  readonly viewer: Account | null;
}

/** Objects that the module's address may speak of: those of the page that the app's scopes reach. */
export function contextOf(world: World, installation: Installation, page: ShownOn): PageContext {
  const scopes = withImplied(installation.scopes);
  const { addresses } = world;
  return {
    app: { key: installation.appKey },
    ...(scopes.has('account') && {
      workspace: workspaceJson(addresses, page.workspace),
      principal: accountJson(addresses, installation.workspace.account),
      ...(page.viewer !== null && { user: accountJson(addresses, page.viewer) }),
    }),
    ...(scopes.has('repository') &&
      page.repository !== undefined && { repository: repositoryJson(addresses, page.repository) }),
    ...(scopes.has('pullrequest') &&
      page.pullRequest !== undefined && { pullrequest: pullRequestJson(addresses, page.pullRequest) }),
  };
}

export function viewerOf(world: World, page: ShownOn): Viewer {
  if (page.viewer === null) return { repository: null, workspace: null };
  const member = page.workspace.members.get(page.viewer.uuid);
  return {
    repository: page.repository === undefined ? null : world.permissionOf(page.viewer, page.repository),
    workspace: member === undefined ? null : member.role === 'owner' ? 'admin' : 'member',
  };
}

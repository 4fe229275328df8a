import type { Account, BuildStatus, Permission, PullRequest, Task, World } from '../../world';
import type { Change } from '../diff/load-change';
import type { ReportView } from './report-view';

/** All that the page of a pull request is made from. */
export interface Scene {
  readonly world: World;
  readonly pullRequest: PullRequest;
  readonly change: Change;
  readonly reports: readonly ReportView[];
  readonly builds: readonly Pick<BuildStatus, 'key' | 'name' | 'state' | 'url' | 'description'>[];
  readonly tasks: readonly Pick<Task, 'id' | 'raw' | 'state' | 'comment'>[];
  /** Null for somebody who is not signed in. */
  readonly viewer: Account | null;
  readonly permission: Permission | null;
}

/** Path of the page; its actions and parts are below it. */
export function pagePath({ repository, id }: PullRequest): string {
  return `/${repository.workspace.slug}/${repository.slug}/pull-requests/${id}`;
}

/** Address of a form of the page. */
export function actionPath(pullRequest: PullRequest, action: string): string {
  return `${pagePath(pullRequest)}/_do/${action}`;
}

/** Whoever is signed in and sees the page may comment and review. */
export function mayComment({ viewer, permission }: Scene): boolean {
  return viewer !== null && permission !== null;
}

export function mayWrite({ permission }: Scene): boolean {
  return permission === 'write' || permission === 'admin';
}

/** The name behind a mention in a comment. */
export function nameIn(world: World): (id: string) => string | null {
  return (id) => world.findUser(id)?.displayName ?? null;
}

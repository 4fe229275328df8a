import type { Account, PullRequest, Repository, Workspace, World } from '../emulator';
import { COUPONS } from './sample/coupons';
import { ORDER_SEARCH } from './sample/order-search';
import { SECOND_PUSH } from './sample/second-push';
import { SHOP } from './sample/shop';
import { changeBetween } from './sample/tree';

/** The people and the repository of the demo, before anybody opened a pull request. */
export interface Story {
  readonly repository: Repository;
  readonly admin: Account;
  readonly author: Account;
  /** Somebody from outside, with a fork. */
  readonly contributor: Account;
}

/** A shop in this workspace or project, that the author may write to. */
export async function openShop(
  world: World,
  workspace: Workspace,
  { admin, author }: Pick<Story, 'admin' | 'author'>,
): Promise<Repository> {
  const repository = await world.addRepository(workspace, 'corner-shop', { name: 'Corner shop', isPrivate: false });
  world.setPermission(repository, author, 'write');
  await world.commitFiles(repository, 'main', { files: SHOP, message: 'Open the shop', author: admin });
  return repository;
}

/** The pull request that the demo is about: a branch of the repository itself. */
export async function openPullRequest(world: World, { repository, author, admin }: Story): Promise<PullRequest> {
  await world.commitFiles(repository, 'order-search', {
    files: changeBetween(SHOP, ORDER_SEARCH),
    message: 'Search orders',
    from: 'main',
    author,
  });
  return world.createPullRequest(repository, author, {
    title: 'Search and export orders',
    description:
      'Customers can search their orders, and we can export them.\n\n- search in the page\n- export by name\n- the price format moves',
    source: { branch: 'order-search' },
    reviewers: [admin],
  });
}

/** A second pull request, from the contributor's fork in a workspace or project of their own. */
export async function openForkPullRequest(
  world: World,
  { repository, contributor }: Story,
  own: Workspace,
): Promise<PullRequest> {
  const fork = await world.forkRepository(repository, own, 'corner-shop');
  await world.commitFiles(fork, 'coupons', {
    files: COUPONS,
    message: 'Add coupons',
    from: 'main',
    author: contributor,
  });
  return world.createPullRequest(repository, contributor, {
    title: 'Coupons',
    description: 'Codes for customers who come back.',
    source: { branch: 'coupons', repository: fork },
  });
}

/** The author mends most of what was found, brings in one new mistake, and moves lines. */
export async function pushAgain(world: World, { repository, author }: Story): Promise<void> {
  await world.commitFiles(repository, 'order-search', {
    files: changeBetween(ORDER_SEARCH, SECOND_PUSH),
    message: 'Mend what the review found',
    author,
  });
}

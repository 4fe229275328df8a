import {
  type Account,
  type Consumer,
  type PullRequest,
  type Repository,
  type World,
  type Workspace,
} from '../emulator';
import { COUPONS } from './sample/coupons';
import { ORDER_SEARCH } from './sample/order-search';
import { SECOND_PUSH } from './sample/second-push';
import { SHOP } from './sample/shop';
import { changeBetween } from './sample/tree';

/** The people and the repository of the demo, before anybody opened a pull request. */
export interface Story {
  readonly workspace: Workspace;
  readonly repository: Repository;
  readonly admin: Account;
  readonly author: Account;
  readonly contributor: Account;
  /** The OAuth consumer that people sign in to Loom with. */
  readonly consumer: Consumer;
}

/** A workspace with a shop in it, an admin, a developer, and somebody with a fork. */
export async function tellStory(world: World, loomUrl: string): Promise<Story> {
  const admin = world.addUser({ nickname: 'ada', displayName: 'Ada Admin' });
  const author = world.addUser({ nickname: 'dev', displayName: 'Devi Developer' });
  const contributor = world.addUser({ nickname: 'sam', displayName: 'Sam Sender' });
  const workspace = world.addWorkspace('acme', { name: 'Acme', owners: [admin], members: [author] });
  const repository = await world.addRepository(workspace, 'corner-shop', { name: 'Corner shop', isPrivate: false });
  world.setPermission(repository, author, 'write');
  await world.commitFiles(repository, 'main', { files: SHOP, message: 'Open the shop', author: admin });
  const consumer = world.addConsumer({
    name: 'Loom sign-in',
    callbackUrl: `${loomUrl}/api/auth/callback/bitbucket`,
    scopes: ['account', 'repository', 'pullrequest'],
    owner: admin,
    isPrivate: true,
  });
  return { workspace, repository, admin, author, contributor, consumer };
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

/** A second pull request, from somebody's fork. */
export async function openForkPullRequest(world: World, { repository, contributor }: Story): Promise<PullRequest> {
  const own = world.addWorkspace('sam', { name: 'Sam Sender', owners: [contributor] });
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

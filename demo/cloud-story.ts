import type { Consumer, PullRequest, Workspace, World } from '../emulator';
import type { Verdict } from './stage';
import { openForkPullRequest, openShop, type Story } from './story';

/** The story, as Bitbucket Cloud has it. */
export interface CloudStory extends Story {
  readonly workspace: Workspace;
  /** The OAuth consumer that people sign in to Loom with. */
  readonly consumer: Consumer;
}

/** A workspace with a shop in it, an admin, a developer, and somebody who will have a fork. */
export async function tellStory(world: World, loomUrl: string): Promise<CloudStory> {
  const admin = world.addUser({ nickname: 'ada', displayName: 'Ada Admin' });
  const author = world.addUser({ nickname: 'dev', displayName: 'Devi Developer' });
  const contributor = world.addUser({ nickname: 'sam', displayName: 'Sam Sender' });
  const workspace = world.addWorkspace('acme', { name: 'Acme', owners: [admin], members: [author] });
  const repository = await openShop(world, workspace, { admin, author });
  const consumer = world.addConsumer({
    name: 'Loom sign-in',
    callbackUrl: `${loomUrl}/api/auth/callback/bitbucket`,
    scopes: ['account', 'repository', 'pullrequest'],
    owner: admin,
    isPrivate: true,
  });
  return { workspace, repository, admin, author, contributor, consumer };
}

export function openFromFork(world: World, story: Story): Promise<PullRequest> {
  const { contributor } = story;
  const own = world.addWorkspace('sam', { name: contributor.displayName, owners: [contributor] });
  return openForkPullRequest(world, story, own);
}

/** The final build status of the head. */
export function verdictOn({ repository, source }: PullRequest): Verdict | null {
  const statuses = [...(repository.statuses.get(source.hash)?.values() ?? [])];
  return statuses.find(({ state }) => state !== 'INPROGRESS') ?? null;
}

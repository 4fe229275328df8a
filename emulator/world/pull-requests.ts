import { mergeBase, resolveCommit } from '../git';
import { recordUpdate } from './activity';
import { emitPullRequest, note } from './emit';
import type { Account, PullRequest, Repository } from './model';
import { Refusal } from './model';
import type { WorldState } from './state';

export interface NewPullRequest {
  readonly title: string;
  readonly description?: string;
  readonly source: { readonly repository?: Repository; readonly branch: string };
  /** The main branch where it is left out. */
  readonly destination?: string;
  readonly reviewers?: readonly Account[];
  readonly draft?: boolean;
  readonly closeSourceBranch?: boolean;
}

export async function createPullRequest(
  state: WorldState,
  repository: Repository,
  author: Account,
  request: NewPullRequest,
): Promise<PullRequest> {
  const sourceRepository = request.source.repository ?? repository;
  const destination = request.destination ?? repository.mainBranch;
  if (request.title.trim() === '') throw fieldRefusal('title', 'This field is required.');
  const hash = await branchTip(sourceRepository, request.source.branch, 'source');
  const destinationHash = await branchTip(repository, destination, 'destination');
  if (sourceRepository === repository && request.source.branch === destination) {
    throw new Refusal(400, 'source and destination cannot be the same branch.');
  }
  refuseDuplicate(repository, sourceRepository, request.source.branch, destination);
  const base = await mergeBase(repository.folder, destinationHash, hash, { alsoRead: sourceRepository.folder });
  if (base === hash) throw new Refusal(400, 'There are no changes to be pulled');
  const at = state.now();
  const pullRequest: PullRequest = {
    id: repository.pullRequests.size + 1,
    repository,
    title: request.title,
    description: request.description ?? '',
    state: 'OPEN',
    draft: request.draft ?? false,
    author,
    source: { repository: sourceRepository, branch: request.source.branch, hash },
    destination: { branch: destination, hash: destinationHash },
    mergeCommit: null,
    closedBy: null,
    reason: '',
    closeSourceBranch: request.closeSourceBranch ?? false,
    reviewers: [],
    participants: new Map(),
    comments: new Map(),
    tasks: new Map(),
    activity: [],
    properties: new Map(),
    createdOn: at,
    updatedOn: at,
  };
  setReviewers(pullRequest, request.reviewers ?? []);
  repository.pullRequests.set(pullRequest.id, pullRequest);
  recordUpdate(state, pullRequest, author);
  emitPullRequest(state, 'created', pullRequest, author);
  note(state, { kind: 'pull-request', what: 'created', pullRequest, actor: author });
  return pullRequest;
}

export interface PullRequestChange {
  readonly title?: string;
  readonly description?: string;
  readonly destination?: string;
  readonly draft?: boolean;
  readonly closeSourceBranch?: boolean;
  /** Leaving this out clears the reviewers, as the host does. */
  readonly reviewers?: readonly Account[];
}

export async function updatePullRequest(
  state: WorldState,
  pullRequest: PullRequest,
  actor: Account,
  change: PullRequestChange,
): Promise<void> {
  refuseUnlessOpen(pullRequest);
  if (change.title?.trim() === '') throw fieldRefusal('title', 'This field may not be blank.');
  if (change.destination !== undefined) {
    const hash = await branchTip(pullRequest.repository, change.destination, 'destination');
    Object.assign(pullRequest.destination, { branch: change.destination, hash });
  }
  pullRequest.title = change.title ?? pullRequest.title;
  pullRequest.description = change.description ?? pullRequest.description;
  pullRequest.draft = change.draft ?? pullRequest.draft;
  pullRequest.closeSourceBranch = change.closeSourceBranch ?? pullRequest.closeSourceBranch;
  setReviewers(pullRequest, change.reviewers ?? []);
  recordUpdate(state, pullRequest, actor);
  emitPullRequest(state, 'updated', pullRequest, actor);
  note(state, { kind: 'pull-request', what: 'updated', pullRequest, actor });
}

export function refuseUnlessOpen(pullRequest: PullRequest): void {
  if (pullRequest.state !== 'OPEN') throw new Refusal(400, 'This pull request is already closed.');
}

function setReviewers(pullRequest: PullRequest, reviewers: readonly Account[]): void {
  if (reviewers.some((reviewer) => reviewer.uuid === pullRequest.author.uuid)) {
    const name = pullRequest.author.displayName;
    throw fieldRefusal('reviewers', `${name} is the author and cannot be included as a reviewer.`);
  }
  pullRequest.reviewers = reviewers;
  const wanted = new Set(reviewers.map((reviewer) => reviewer.uuid));
  for (const participant of pullRequest.participants.values()) {
    participant.role = wanted.has(participant.user.uuid) ? 'REVIEWER' : 'PARTICIPANT';
    if (participant.role === 'PARTICIPANT' && participant.participatedOn === null) {
      pullRequest.participants.delete(participant.user.uuid);
    }
  }
  for (const user of reviewers) {
    if (pullRequest.participants.has(user.uuid)) continue;
    pullRequest.participants.set(user.uuid, { user, role: 'REVIEWER', verdict: null, participatedOn: null });
  }
}

/** The same branches have one open pull request; another request for them changes that one's place. */
function refuseDuplicate(repository: Repository, source: Repository, branch: string, destination: string): void {
  for (const known of repository.pullRequests.values()) {
    const same = known.source.repository === source && known.source.branch === branch;
    if (known.state === 'OPEN' && same && known.destination.branch === destination) {
      throw new Refusal(409, `Pull request #${known.id} is open for these branches already.`);
    }
  }
}

async function branchTip(repository: Repository, branch: string, field: string): Promise<string> {
  const hash = await resolveCommit(repository.folder, branch);
  if (hash === null) throw fieldRefusal(field, 'branch not found');
  return hash;
}

function fieldRefusal(field: string, message: string): Refusal {
  return new Refusal(400, `${field}: ${message}`, undefined, { [field]: [message] });
}

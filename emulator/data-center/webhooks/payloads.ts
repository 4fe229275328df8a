import type { Comment, Fact, RefMove, UpdateEntry } from '../../world';
import { statusOf, supports, updatesOf, type Host } from '../host';
import { commitJson } from '../rest/representation/commits';
import { commentJson } from '../rest/representation/comments';
import { userJson } from '../rest/representation/people';
import { branchJson, participantJson, pullRequestJson, reviewersJson } from '../rest/representation/pull-requests';
import { repositoryJson } from '../rest/representation/repositories';

/** One event in the words of the product, without its date. */
export interface Payload {
  readonly eventKey: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What webhooks are told of something that happened: nothing, one thing, or two at once. */
export function payloadsOf(host: Host, fact: Fact): readonly Payload[] {
  switch (fact.kind) {
    case 'push':
      return [pushPayload(host, fact)];
    case 'comment':
      return [commentPayload(host, fact)];
    case 'verdict':
      return [verdictPayload(host, fact)];
    case 'pull-request':
      return pullRequestPayloads(host, fact);
  }
}

type About<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

function pullRequestPayloads(host: Host, { what, pullRequest, actor }: About<'pull-request'>): readonly Payload[] {
  const body = { actor: userJson(host, actor), pullRequest: pullRequestJson(host, pullRequest) };
  if (what !== 'updated') return [{ eventKey: CLOSING[what], body }];
  const [before, after] = updatesOf(pullRequest).slice(-2);
  if (before === undefined || after === undefined) return [];
  const events = [sourceMoved(before, after), modified(host, before, after), reviewersChanged(host, before, after)];
  return events.flatMap((one) => (one === null ? [] : [{ eventKey: one.eventKey, body: { ...body, ...one.body } }]));
}

const CLOSING = {
  created: 'pr:opened',
  fulfilled: 'pr:merged',
  rejected: 'pr:declined',
  deleted: 'pr:deleted',
} as const;

function sourceMoved(before: UpdateEntry, after: UpdateEntry): Payload | null {
  if (before.source.hash === after.source.hash) return null;
  return { eventKey: 'pr:from_ref_updated', body: { previousFromHash: before.source.hash } };
}

function modified(host: Host, before: UpdateEntry, after: UpdateEntry): Payload | null {
  const retargeted = before.destination.branch !== after.destination.branch;
  const same = before.title === after.title && before.description === after.description && before.draft === after.draft;
  if (same && !retargeted) return null;
  const { branch, hash } = before.destination;
  return {
    eventKey: 'pr:modified',
    body: {
      previousTitle: before.title,
      ...(before.description === '' ? {} : { previousDescription: before.description }),
      previousTarget: { ...branchJson(branch), latestCommit: hash, latestChangeset: hash },
      ...(supports(host, 'drafts') ? { previousDraft: before.draft } : {}),
    },
  };
}

function reviewersChanged(host: Host, before: UpdateEntry, after: UpdateEntry): Payload | null {
  const added = after.reviewers.filter((one) => !before.reviewers.includes(one));
  const removed = before.reviewers.filter((one) => !after.reviewers.includes(one));
  if (added.length + removed.length === 0) return null;
  const body = { addedReviewers: reviewersJson(host, added), removedReviewers: reviewersJson(host, removed) };
  return { eventKey: 'pr:reviewer:updated', body };
}

const COMMENTS = { created: 'added', updated: 'edited', deleted: 'deleted' } as const;

/** The comment says nothing of where it hangs. */
function commentPayload(host: Host, { what, comment, actor, before }: About<'comment'>): Payload {
  return {
    eventKey: `pr:comment:${COMMENTS[what]}`,
    body: {
      actor: userJson(host, actor),
      pullRequest: pullRequestJson(host, comment.pullRequest),
      comment: bareComment(host, comment),
      ...(comment.parent === null ? {} : { commentParentId: comment.parent.id }),
      ...(before === undefined ? {} : { previousComment: before }),
    },
  };
}

function bareComment(host: Host, comment: Comment): Record<string, unknown> {
  return { ...commentJson(host, comment, null), permittedOperations: undefined };
}

const VERDICTS = { APPROVED: 'approved', NEEDS_WORK: 'needs_work', UNAPPROVED: 'unapproved' } as const;

function verdictPayload(host: Host, { pullRequest, participant, before }: About<'verdict'>): Payload {
  return {
    eventKey: `pr:reviewer:${VERDICTS[statusOf(participant.verdict)]}`,
    body: {
      actor: userJson(host, participant.user),
      pullRequest: pullRequestJson(host, pullRequest),
      participant: participantJson(host, participant),
      previousStatus: statusOf(before),
    },
  };
}

const NOWHERE = '0'.repeat(40);

function pushPayload(host: Host, { repository, actor, moves }: About<'push'>): Payload {
  return {
    eventKey: 'repo:refs_changed',
    body: {
      actor: userJson(host, actor),
      repository: repositoryJson(host, repository),
      changes: moves.map(changeJson),
      ...(supports(host, 'commitsInPushes') ? commitsJson(host, moves) : {}),
    },
  };
}

function commitsJson(host: Host, moves: readonly RefMove[]): Record<string, unknown> {
  const commits = moves.flatMap((move) => move.commits).map((one) => commitJson(host, one));
  return { commits, ...(commits[0] === undefined ? {} : { toCommit: commits[0] }) };
}

function changeJson({ ref, before, after }: RefMove): Record<string, unknown> {
  const isTag = ref.startsWith('refs/tags/');
  return {
    ref: { id: ref, displayId: ref.replace(/^refs\/(heads|tags)\//, ''), type: isTag ? 'TAG' : 'BRANCH' },
    refId: ref,
    fromHash: before ?? NOWHERE,
    toHash: after ?? NOWHERE,
    type: before === undefined ? 'ADD' : after === undefined ? 'DELETE' : 'UPDATE',
  };
}

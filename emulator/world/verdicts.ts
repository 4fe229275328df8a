import { emitPullRequest } from './emit';
import type { Account, Participant, PullRequest, Verdict } from './model';
import { Refusal } from './model';
import { timestamp } from '../rest/representation';
import { accountJson } from '../rest/representation';
import type { WorldState } from './state';

export function approve(state: WorldState, pullRequest: PullRequest, user: Account): Participant {
  return decide(state, pullRequest, user, 'approved');
}

export function requestChanges(state: WorldState, pullRequest: PullRequest, user: Account): Participant {
  return decide(state, pullRequest, user, 'changes_requested');
}

export function unapprove(state: WorldState, pullRequest: PullRequest, user: Account): void {
  withdraw(state, pullRequest, user, 'approved');
}

export function withdrawChangeRequest(state: WorldState, pullRequest: PullRequest, user: Account): void {
  withdraw(state, pullRequest, user, 'changes_requested');
}

/** Everybody who acts on a pull request takes part in it. */
export function takePart(state: WorldState, pullRequest: PullRequest, user: Account): Participant {
  let participant = pullRequest.participants.get(user.uuid);
  if (participant === undefined) {
    participant = { user, role: 'PARTICIPANT', verdict: null, participatedOn: null };
    pullRequest.participants.set(user.uuid, participant);
  }
  participant.participatedOn = state.now();
  return participant;
}

function decide(
  state: WorldState,
  pullRequest: PullRequest,
  user: Account,
  verdict: 'approved' | 'changes_requested',
): Participant {
  if (pullRequest.state !== 'OPEN') throw new Refusal(400, 'This pull request is already closed.');
  if (user.uuid === pullRequest.author.uuid) throw new Refusal(400, 'You cannot review your own pull request.');
  const participant = takePart(state, pullRequest, user);
  if (participant.verdict === verdict) return participant;
  if (participant.verdict !== null) withdraw(state, pullRequest, user, participant.verdict);
  participant.verdict = verdict;
  const at = state.now();
  pullRequest.updatedOn = at;
  pullRequest.activity.push({ kind: verdict === 'approved' ? 'approval' : 'changes_requested', at, user });
  tell(state, pullRequest, user, verdict, true);
  return participant;
}

function withdraw(state: WorldState, pullRequest: PullRequest, user: Account, verdict: Exclude<Verdict, null>): void {
  const participant = pullRequest.participants.get(user.uuid);
  if (participant?.verdict !== verdict) throw new Refusal(404, `You have not ${verdict.replace('_', ' ')}.`);
  participant.verdict = null;
  pullRequest.updatedOn = state.now();
  tell(state, pullRequest, user, verdict, false);
}

function tell(
  state: WorldState,
  pullRequest: PullRequest,
  user: Account,
  verdict: 'approved' | 'changes_requested',
  given: boolean,
): void {
  const mark = { date: timestamp(pullRequest.updatedOn), user: accountJson(state.addresses, user) };
  if (verdict === 'approved') {
    emitPullRequest(state, given ? 'approved' : 'unapproved', pullRequest, user, { approval: mark });
  } else {
    const key = given ? 'changes_request_created' : 'changes_request_removed';
    emitPullRequest(state, key, pullRequest, user, { changes_request: mark });
  }
}

import type { Activity } from '../../world';
import { avatar } from '../avatar';
import { type Fragment, html, type Html } from '../html';
import { renderMarkdown } from '../markdown';
import { moment } from '../moment';
import { renderThread } from './comment';
import { commentForm, postButton } from './forms';
import { mayComment, mayWrite, nameIn, type Scene } from './scene';
import { threadsOf } from './threads';

const LOOKS = { OPEN: 'inprogress', MERGED: 'success', DECLINED: 'removed', SUPERSEDED: 'default' } as const;

/** Title, state, branches, and what the viewer may do. */
export function renderHeader(scene: Scene): Html {
  const { title, id, state, draft, author, source, destination, createdOn } = scene.pullRequest;
  const fork = source.repository !== null && source.repository !== scene.pullRequest.repository;
  return html`<div class="title-row">
      <h1>${title} <span class="faint">#${id}</span></h1>
      <div class="verbs">${verbs(scene)}</div>
    </div>
    <p class="meta">
      <span class="lozenge lozenge-bold lozenge-${LOOKS[state]}">${state}</span>
      ${draft && html`<span class="lozenge">Draft</span>`} ${avatar(author)} <strong>${author.displayName}</strong>
      <code class="branch"
        >${fork && html`${source.repository?.workspace.slug}/${source.repository?.slug}: `}${source.branch}</code
      >
      <span aria-label="into">→</span>
      <code class="branch">${destination.branch}</code>
      <span class="faint">opened ${moment(createdOn)}, at <code>${source.hash.slice(0, 12)}</code></span>
    </p>`;
}

function verbs(scene: Scene): Fragment {
  const { pullRequest, viewer } = scene;
  if (pullRequest.state !== 'OPEN' || viewer === null) return null;
  const verdict = pullRequest.participants.get(viewer.uuid)?.verdict ?? null;
  const isAuthor = viewer.uuid === pullRequest.author.uuid;
  const approve = verdict === 'approved' ? ['unapprove', 'Unapprove'] : ['approve', 'Approve'];
  const changes =
    verdict === 'changes_requested'
      ? ['withdraw-changes', 'Withdraw change request']
      : ['request-changes', 'Request changes'];
  return html`${
    mayComment(scene) &&
    !isAuthor &&
    [approve, changes].map(([action = '', label = '']) => postButton(scene, action, label))
  }
  ${mayWrite(scene) && postButton(scene, 'merge', 'Merge', 'primary')}
  ${(mayWrite(scene) || isAuthor) && postButton(scene, 'decline', 'Decline')}`;
}

export function renderDescription({ world, pullRequest }: Scene): Html {
  const { description } = pullRequest;
  return html`<h2>Description</h2>
    <div class="markdown">
      ${
        description.trim() === ''
          ? html`<p class="faint">No description.</p>`
          : renderMarkdown(description, { nameOf: nameIn(world) })
      }
    </div>`;
}

/** General comments in the order of time, with what happened between them. */
export function renderActivity(scene: Scene): Html {
  const threads = threadsOf(scene.pullRequest, scene.viewer);
  const onDiff = threads.filter(({ top }) => top.anchor !== null);
  const entries = [
    ...threads
      .filter(({ top }) => top.anchor === null)
      .map((thread) => ({ at: thread.top.createdOn, shown: renderThread(scene, thread) })),
    ...scene.pullRequest.activity.map((entry, number) => ({ at: entry.at, shown: renderEntry(entry, number === 0) })),
  ].sort((left, right) => left.at - right.at);
  return html`<h2>Activity</h2>
    ${entries.map(({ shown }) => shown)}
    ${
      onDiff.length > 0 &&
      html`<p class="faint">
        ${onDiff.length} thread(s) on the diff, ${onDiff.filter(({ top }) => top.resolution === null).length} of them
        open.
      </p>`
    }
    ${mayComment(scene) && commentForm(scene, { label: 'Add a comment', open: true })}`;
}

function renderEntry(entry: Activity, isFirst: boolean): Fragment {
  switch (entry.kind) {
    case 'comment':
      return null;
    case 'approval':
      return html`<p class="event">${avatar(entry.user)} ${entry.user.displayName} approved ${moment(entry.at)}</p>`;
    case 'changes_requested':
      return html`<p class="event">
        ${avatar(entry.user)} ${entry.user.displayName} requested changes ${moment(entry.at)}
      </p>`;
    case 'withdrawal':
      return html`<p class="event">
        ${avatar(entry.user)} ${entry.user.displayName} withdrew the verdict ${moment(entry.at)}
      </p>`;
    case 'update':
      return html`<p class="event">
        ${avatar(entry.update.author)} ${entry.update.author.displayName} ${updateVerb(entry.update, isFirst)}, now at
        <code>${entry.update.source.hash.slice(0, 12)}</code> ${moment(entry.at)}
      </p>`;
  }
}

function updateVerb({ state }: Extract<Activity, { kind: 'update' }>['update'], isFirst: boolean): string {
  if (state !== 'OPEN') return `${state.toLowerCase()} the pull request`;
  return isFirst ? 'opened the pull request' : 'updated the pull request';
}

export function renderCommits({ change }: Scene): Html {
  return html`<h2>Commits <span class="badge">${change.commits.length}</span></h2>
    <ul class="commits">
      ${change.commits.map(
        ({ hash, message, author }) =>
          html`<li>
            <code>${hash.slice(0, 7)}</code> ${message.split('\n')[0]} <span class="faint">${author.name}</span>
          </li>`,
      )}
    </ul>`;
}

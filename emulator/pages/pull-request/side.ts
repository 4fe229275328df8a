import { avatar } from '../avatar';
import type { BuildStatus, Participant, PullRequest } from '../../world';
import { type Fragment, html, type Html, safeLink } from '../html';
import { renderInlineText } from '../markdown';
import { postButton } from './forms';
import { actionPath, mayComment, nameIn, type Scene } from './scene';

const MARKS = { approved: 'Approved', changes_requested: 'Changes requested' } as const;

/** Who reviews, with their verdicts, and everybody else who took part. */
export function renderReviewers({ pullRequest }: Scene): Html {
  const people = [...pullRequest.participants.values()].sort((left, right) => rank(left) - rank(right));
  return html`<h2>Reviewers</h2>
    ${people.length === 0 && html`<p class="faint">Nobody yet.</p>`}
    <ul class="people">
      ${people.map(
        ({ user, role, verdict }) =>
          html`<li>
            ${avatar(user)} <span>${user.displayName}</span>
            ${role === 'PARTICIPANT' && html`<span class="faint">participant</span>`}
            ${
              verdict !== null &&
              html`<span class="lozenge lozenge-${verdict === 'approved' ? 'success' : 'moved'}"
                >${MARKS[verdict]}</span
              >`
            }
          </li>`,
      )}
    </ul>`;
}

function rank({ role }: Participant): number {
  return role === 'REVIEWER' ? 0 : 1;
}

const STATES = {
  SUCCESSFUL: ['success', 'Passed'],
  FAILED: ['removed', 'Failed'],
  INPROGRESS: ['inprogress', 'In progress'],
  STOPPED: ['default', 'Stopped'],
} as const;

export function renderBuilds({ builds }: Scene): Html {
  return html`<h2>Builds <span class="badge">${builds.length}</span></h2>
    ${builds.length === 0 && html`<p class="faint">No builds on this commit.</p>`}
    <ul class="builds">
      ${builds.map(renderBuild)}
    </ul>`;
}

/** Statuses of the tip; those of a fork's commit may be in either repository. */
export function buildsOf({ repository, source }: PullRequest): readonly BuildStatus[] {
  const places = new Set([repository, source.repository ?? repository]);
  return [...places].flatMap((place) => [...(place.statuses.get(source.hash)?.values() ?? [])]);
}

function renderBuild({ key, name, state, url, description }: Scene['builds'][number]): Html {
  const [look, label] = STATES[state];
  const href = safeLink(url);
  const title = name === '' ? key : name;
  return html`<li>
    <span class="lozenge lozenge-${look}">${label}</span>
    ${href === null ? title : html`<a href="${href}" rel="noopener" target="_blank">${title}</a>`}
    <div class="faint">${description}</div>
  </li>`;
}

export function renderTasks(scene: Scene): Html {
  const { tasks } = scene;
  const open = tasks.filter(({ state }) => state === 'UNRESOLVED').length;
  return html`<h2>Tasks <span class="badge">${open} open of ${tasks.length}</span></h2>
    <ul class="tasks">
      ${tasks.map(
        ({ id, raw, state, comment }) =>
          html`<li class="${state === 'RESOLVED' && 'done'}">
            <span>${renderInlineText(raw, nameIn(scene.world))}</span>
            ${comment !== null && html`<a href="#comment-${comment.id}">comment</a>`}
            ${
              mayComment(scene) &&
              postButton(scene, `tasks/${id}/toggle`, state === 'RESOLVED' ? 'Reopen task' : 'Resolve task', 'link')
            }
          </li>`,
      )}
    </ul>
    ${mayComment(scene) && taskForm(scene)}`;
}

function taskForm({ pullRequest }: Scene): Fragment {
  return html`<form method="post" action="${actionPath(pullRequest, 'tasks')}" class="one-line" data-action>
    <label class="hidden" for="new-task">New task</label>
    <input id="new-task" name="raw" required placeholder="Create a task" /> <button class="subtle">Add</button>
  </form>`;
}

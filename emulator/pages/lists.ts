import type { PullRequest, Repository, Workspace, World } from '../world';
import { avatar } from './avatar';
import { html, type Html } from './html';
import { moment } from './moment';
import { pagePath } from './pull-request/scene';

export function renderWorkspaces(world: World): Html {
  return html`<h1>Workspaces</h1>
    <ul class="cards">
      ${[...world.workspaces.values()].map(
        ({ slug, name, members }) =>
          html`<li><a href="/${slug}/">${name}</a> <span class="faint">${members.size} member(s)</span></li>`,
      )}
    </ul>`;
}

export function renderRepositories(workspace: Workspace, repositories: readonly Repository[], isOwner: boolean): Html {
  return html`<h1>${workspace.name}</h1>
    <h2>Repositories</h2>
    <ul class="cards">
      ${repositories.map(
        ({ slug, name, isPrivate, pullRequests }) =>
          html`<li>
            <a href="/${workspace.slug}/${slug}/pull-requests/">${name}</a>
            <span class="lozenge">${isPrivate ? 'Private' : 'Public'}</span>
            <span class="faint">${pullRequests.size} pull request(s)</span>
          </li>`,
      )}
    </ul>
    ${isOwner && html`<p><a href="/${workspace.slug}/workspace/settings/apps">Workspace settings: installed apps</a></p>`}`;
}

export function renderPullRequests(repository: Repository): Html {
  const newest = [...repository.pullRequests.values()].reverse();
  return html`<h1>Pull requests</h1>
    ${newest.length === 0 && html`<p class="faint">There are no pull requests.</p>`}
    <ul class="cards">
      ${newest.map(renderEntry)}
    </ul>`;
}

function renderEntry(pullRequest: PullRequest): Html {
  const { title, id, state, draft, author, source, destination, updatedOn, comments } = pullRequest;
  const count = [...comments.values()].filter(({ deleted, pending }) => !deleted && !pending).length;
  return html`<li>
    ${avatar(author)} <a href="${pagePath(pullRequest)}">${title}</a>
    <span class="lozenge">${state}</span> ${draft && html`<span class="lozenge">Draft</span>`}
    <div class="faint">
      ${author.displayName} · #${id} · <code class="branch">${source.branch}</code> →
      <code class="branch">${destination.branch}</code> · ${count} comment(s) · ${moment(updatedOn)}
    </div>
  </li>`;
}

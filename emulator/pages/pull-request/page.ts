import type { ShownModule } from '../../connect';
import { html, type Html } from '../html';
import { renderIframe } from '../iframe';
import { lineCommentTemplate } from './forms';
import { renderRegion } from './regions';
import { mayComment, pagePath, type Scene } from './scene';

/** The whole content of a pull request's page. */
export function renderPullRequest(
  scene: Scene,
  panels: readonly ShownModule[],
  path = pagePath(scene.pullRequest),
): Html {
  return html`<div class="pull-request" data-live="${path}/_live">
    ${renderRegion(scene, 'header')}
    <div class="columns">
      <div class="main-column">
        ${renderRegion(scene, 'description')} ${renderRegion(scene, 'activity')} ${renderRegion(scene, 'commits')}
      </div>
      <aside class="right-column" aria-label="Details">
        ${panels.map(renderPanel)} ${renderRegion(scene, 'reviewers')} ${renderRegion(scene, 'builds')}
        ${renderRegion(scene, 'reports')} ${renderRegion(scene, 'tasks')}
      </aside>
      <div class="diff-column">${renderRegion(scene, 'diff')}</div>
    </div>
    ${mayComment(scene) && lineCommentTemplate(scene)}
  </div>`;
}

function renderPanel(panel: ShownModule): Html {
  return html`<section class="region">
    <h2>${panel.title}</h2>
    ${renderIframe(panel, 'panel')}
  </section>`;
}

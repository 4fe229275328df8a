import { createHash } from 'node:crypto';
import { pathOf } from '../../diff';
import { html, type Html } from '../html';
import { renderFile } from './diff-file';
import { renderActivity, renderCommits, renderDescription, renderHeader } from './overview';
import { placeNotes } from './place-notes';
import { renderReports } from './reports';
import type { Scene } from './scene';
import { renderBuilds, renderReviewers, renderTasks } from './side';
import { threadsOf } from './threads';

/** Parts of the page that change while somebody looks. The app's panel is none of them: its iframe must not load again. */
export const REGIONS = {
  header: renderHeader,
  description: renderDescription,
  reviewers: renderReviewers,
  builds: renderBuilds,
  reports: renderReports,
  tasks: renderTasks,
  activity: renderActivity,
  commits: renderCommits,
  diff: renderDiff,
} as const;

export type RegionName = keyof typeof REGIONS;

export function isRegion(name: string): name is RegionName {
  return Object.hasOwn(REGIONS, name);
}

/** A part in its box, with the digest by which the browser sees that it changed. */
export function renderRegion(scene: Scene, name: RegionName): Html {
  const content = REGIONS[name](scene);
  return html`<div
    class="region region-${name}"
    id="region-${name}"
    data-region="${name}"
    data-digest="${digest(content)}"
  >
    ${content}
  </div>`;
}

/** Digests of all parts. */
export function digestsOf(scene: Scene): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(REGIONS).map(([name, render]) => [name, digest(render(scene))]));
}

function renderDiff(scene: Scene): Html {
  const threads = threadsOf(scene.pullRequest, scene.viewer);
  const { files } = scene.change;
  return html`<h2>Files changed <span class="badge">${files.length}</span></h2>
    ${files.map((file) => {
      const content = renderFile(scene, file, placeNotes(file, threads, scene.reports));
      const id = createHash('sha256').update(pathOf(file)).digest('hex').slice(0, 16);
      return html`<div id="file-${id}" data-digest="${digest(content)}">${content}</div>`;
    })}`;
}

function digest(content: Html): string {
  return createHash('sha256').update(content.markup).digest('base64url').slice(0, 16);
}

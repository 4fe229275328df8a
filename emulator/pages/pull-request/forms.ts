import { type Fragment, html, type Html } from '../html';
import { actionPath, type Scene } from './scene';

export type ButtonLook = 'primary' | 'subtle' | 'small' | 'link';

/** A button that does something at once. */
export function postButton(scene: Scene, action: string, label: string, look: ButtonLook = 'subtle'): Html {
  return html`<form method="post" action="${actionPath(scene.pullRequest, action)}" data-action>
    <button class="${look}">${label}</button>
  </form>`;
}

export interface CommentForm {
  readonly label: string;
  /** Answers this comment. */
  readonly parent?: number;
  /** Changes this comment. */
  readonly edit?: number;
  readonly text?: string;
  /** Shown at once, or behind its label. */
  readonly open: boolean;
}

/** A box to write a comment in. */
export function commentForm(scene: Scene, form: CommentForm): Html {
  const id = `form-${form.edit === undefined ? `reply-${form.parent ?? 'new'}` : `edit-${form.edit}`}`;
  const action = form.edit === undefined ? 'comments' : `comments/${form.edit}/edit`;
  const box = html`<form method="post" action="${actionPath(scene.pullRequest, action)}" class="write" data-action>
    ${form.parent !== undefined && html`<input type="hidden" name="parent" value="${form.parent}" />`}
    <label class="hidden" for="${id}">${form.label}</label>
    <textarea id="${id}" name="raw" rows="3" required placeholder="What do you want to say?">${form.text}</textarea>
    <button class="primary">Save</button>
  </form>`;
  if (form.open) return box;
  return html`<details class="write-behind">
    <summary>${form.label}</summary>
    ${box}
  </details>`;
}

/** The box for a new comment on a line; the page puts it where it is asked for. */
export function lineCommentTemplate(scene: Scene): Fragment {
  return html`<template id="line-comment">
    <form method="post" action="${actionPath(scene.pullRequest, 'comments')}" class="write" data-action>
      <input type="hidden" name="path" /><input type="hidden" name="from" /><input type="hidden" name="to" />
      <textarea name="raw" rows="3" required aria-label="Comment on this line"></textarea>
      <button class="primary">Save</button> <button type="button" class="subtle" data-cancel>Cancel</button>
    </form>
  </template>`;
}
